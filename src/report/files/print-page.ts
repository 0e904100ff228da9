import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { InputError } from "../../sim/results/host.ts";

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

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/microsoft-edge",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * A browser that prints to PDF: the one asked for, as CHOKEPOINT_BROWSER does, or the first of the usual places. Undefined
 * where there is none; null where none is asked for, by `none`.
 */
export function findBrowser(asked: string | undefined): string | undefined | null {
  if (asked === "none") return null;
  if (asked === undefined || asked === "") return usualPlaces.find((place) => existsSync(place));
  if (!existsSync(asked))
    throw new InputError(`CHOKEPOINT_BROWSER: must be Chromium, Chrome or none, got no file ${asked}`);
  return asked;
}
