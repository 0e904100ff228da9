import { spawn } from "node:child_process";
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { InputError } from "../../sim/results/host.ts";

/** How long the browser may take to print [ms]; it draws each chart first. */
const longest = 600_000;

/** What is printed to where; `scratch` is a new folder for what the browser writes meanwhile, in one that is cleared away. */
type Printing = { readonly page: string; readonly pdf: string; readonly scratch: string };

/**
 * Prints a page to PDF in a browser of its own: no window, no profile that stays, no network. What went wrong as text;
 * undefined when all went well. Whatever goes wrong, the PDF is there whole or not at all.
 */
export async function printPage(
  browser: string,
  { page, pdf, scratch }: Printing,
  signal: AbortSignal,
): Promise<string | undefined> {
  const profile = join(scratch, "profile");
  const printed = join(scratch, "printed.pdf");
  const args = [
    ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
    ...["--disable-sync", "--disable-dev-shm-usage", "--no-first-run", `--user-data-dir=${profile}`],
    ...[
      "--virtual-time-budget=60000",
      "--no-pdf-header-footer",
      "--generate-pdf-document-outline",
      `--print-to-pdf=${printed}`,
      pathToFileURL(page).href,
    ],
  ];
  try {
    for (const folder of [scratch, profile]) mkdirSync(folder);
    const told = await new Promise<string>((resolve) => {
      const printing = spawn(browser, args, { stdio: ["ignore", "ignore", "pipe"], timeout: longest, signal });
      const lines: string[] = [];
      printing.stderr.on("data", (chunk: Buffer) => lines.push(chunk.toString()));
      printing.on("error", (error) => resolve(error.message));
      printing.on("close", (code) => resolve(`exit ${code}: ${lines.join("").trim().split("\n").at(-1) ?? ""}`));
    });
    if (!isWholePdf(printed)) return told;
    renameSync(printed, pdf);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    clear(scratch);
  }
}

/** A browser that is ended slowly may still write there; then the folder around it is cleared away later. */
function clear(scratch: string): void {
  try {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  } catch {}
}

/** A disk that is full cuts a PDF off before its end mark. */
function isWholePdf(path: string): boolean {
  if (!existsSync(path)) return false;
  const descriptor = openSync(path, "r");
  try {
    const end = Buffer.alloc(32);
    const read = readSync(descriptor, end, 0, end.length, Math.max(0, fstatSync(descriptor).size - end.length));
    return end.toString("latin1", 0, read).includes("%%EOF");
  } finally {
    closeSync(descriptor);
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
