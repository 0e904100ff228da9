import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { finished, opened, pageOnDisk } from "../../support/explorer-page.ts";
import { withBrowser } from "../../support/with-browser.ts";

/** The page with one run of its last count moved by a bin. */
function altered(page: string): string {
  return page.replace(/(?<=id="shipped">)[^<]+/, (text) => {
    const bytes = inflateRawSync(Buffer.from(text, "base64"));
    const counts = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
    const last = counts.findLastIndex((count) => count > 0);
    counts[last]--;
    counts[last - 1]++;
    return deflateRawSync(bytes).toString("base64");
  });
}

describe("runs that came with the explorer", () => {
  test("are the first picture, even of a browser without workers; the engine in the page gives the same bits, and says so where it does not", async (context) => {
    await withBrowser(context, "no page was opened", async (open) => {
      const { cwd, file } = await pageOnDisk("--runs", "96");
      const { page, complaints } = await opened(open, file);
      await page.locator("#answer").waitFor();
      expect(await page.locator("p.progress").innerText()).toContain("96 runs, which came with the page");
      await page.locator("#check", { hasText: "the same to the last bit" }).waitFor();
      const headline = await page.locator("#headline").innerText();
      expect(complaints).toEqual([]);

      const without = await open();
      await without.addInitScript("delete globalThis.Worker");
      await without.goto(`file://${file}`);
      expect(await without.locator("#headline").innerText()).toBe(headline);
      expect(await without.locator(".problem").innerText()).toContain("gives the page no workers");

      const html = readFileSync(file, "utf8");
      expect(altered(html)).not.toBe(html);
      writeFileSync(join(cwd, "altered.html"), altered(html));
      const other = await opened(open, join(cwd, "altered.html"));
      await other.page.locator("#check.problem", { hasText: "are not what its engine makes of them" }).waitFor();
      await finished(other.page);
      expect(await other.page.locator("#headline").innerText()).toBe(headline);
      expect(await other.page.locator("p.progress").innerText()).not.toContain("came with the page");
    });
  });
});
