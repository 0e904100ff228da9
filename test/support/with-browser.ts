import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import type { TestContext } from "vitest";

const browserPath = "/usr/bin/chromium";
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"];

/** Opens headless Chromium for a test; where there is none, says aloud what was not done, and skips it. */
export async function withBrowser(
  context: TestContext,
  notDone: string,
  use: (browser: Browser) => Promise<void>,
): Promise<void> {
  if (!existsSync(browserPath)) {
    process.stderr.write(`skipped: no chromium at ${browserPath}, so ${notDone}\n`);
    context.skip(`no chromium at ${browserPath}`);
  }
  const browser = await chromium.launch({ executablePath: browserPath, args });
  try {
    await use(browser);
  } finally {
    await browser.close();
  }
}
