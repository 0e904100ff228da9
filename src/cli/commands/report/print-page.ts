import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** How long the browser may take to print [ms]; it draws each chart first. */
const longest = 600_000;

/**
 * Prints a page to PDF in a browser of its own: no window, no profile that stays, no network. What went wrong as text;
 * undefined when all went well.
 */
export async function printPage(
  browser: string,
  page: string,
  pdf: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const profile = mkdtempSync(join(tmpdir(), "chokepoint-print-"));
  const args = [
    ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
    ...["--disable-sync", "--disable-dev-shm-usage", "--no-first-run", `--user-data-dir=${profile}`],
    ...["--virtual-time-budget=60000", "--no-pdf-header-footer", `--print-to-pdf=${pdf}`, pathToFileURL(page).href],
  ];
  try {
    const told = await new Promise<string>((resolve) => {
      const printing = spawn(browser, args, { stdio: ["ignore", "ignore", "pipe"], timeout: longest, signal });
      const lines: string[] = [];
      printing.stderr.on("data", (chunk: Buffer) => lines.push(chunk.toString()));
      printing.on("error", (error) => resolve(error.message));
      printing.on("close", (code) => resolve(`exit ${code}: ${lines.join("").trim().split("\n").at(-1) ?? ""}`));
    });
    return existsSync(pdf) ? undefined : told;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
