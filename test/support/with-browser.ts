import { existsSync } from "node:fs";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import type { TestContext } from "vitest";

const browserPath = "/usr/bin/chromium";
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"];

/** For what hangs [ms]: whatever Chromium does takes longer on a machine that is busy. */
const patienceMs = 600_000;

/** Opens a page in headless Chromium. */
export type Open = (options?: BrowserContextOptions) => Promise<Page>;

/** Opens headless Chromium for a test; where there is none, says aloud what was not done, and skips it. */
export async function withBrowser(
  context: TestContext,
  notDone: string,
  use: (open: Open) => Promise<void>,
): Promise<void> {
  if (!existsSync(browserPath)) {
    process.stderr.write(`skipped: no chromium at ${browserPath}, so ${notDone}\n`);
    context.skip(`no chromium at ${browserPath}`);
  }
  const browser = await chromium.launch({ executablePath: browserPath, args, timeout: patienceMs });
  try {
    await use(async (options) => {
      const page = await browser.newPage(options);
      page.setDefaultTimeout(patienceMs);
      return page;
    });
  } finally {
    await browser.close();
  }
}
