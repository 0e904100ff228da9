import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { finished, opened, pageOnDisk } from "../../support/explorer-page.ts";
import { withBrowser } from "../../support/with-browser.ts";

/** Of each chart of a page, the slider that stands for its places. */
async function readers(page: Page) {
  return await page.locator(".charts figure").evaluateAll((all) => all.map((figure) => figure.id));
}

const tipOf = (page: Page, id: string) => page.locator(`figure[id="${id}"] .tip`);
const readerOf = (page: Page, id: string) => page.locator(`figure[id="${id}"] .reader`);

describe("a chart of the explorer", () => {
  test("is read place by place, by arrow keys and by pointer alike: value, interval and week, and what moving did", async (context) => {
    await withBrowser(context, "no chart was read", async (open) => {
      const { file } = await pageOnDisk("--runs", "64");
      const { page, complaints } = await opened(open, file, {}, "#v=1&runs=64&set=makers.cover:3&run=7");
      await finished(page);
      await page.locator("#story .events").waitFor();
      const ids = await readers(page);
      expect(ids.length).toBeGreaterThan(4);
      for (const id of ids) {
        const reader = readerOf(page, id);
        expect(await tipOf(page, id).count(), id).toBe(0);
        await reader.focus();
        const [first, last] = await Promise.all(["min", "max"].map((end) => reader.getAttribute(end)));
        await reader.press("Home");
        const atHome = await reader.getAttribute("aria-valuetext");
        await reader.press("ArrowRight");
        expect(await reader.inputValue(), id).toBe(String(Number(first) + 1));
        await reader.press("End");
        expect(await reader.inputValue(), id).toBe(last);
        const atEnd = (await reader.getAttribute("aria-valuetext")) ?? "";
        expect(atEnd, id).not.toBe(atHome);
        expect(atEnd, id).toMatch(/as you have it .*\d.* to \d.*; as written .*\d/);
        // What is shown is what is said.
        const plain = (text: string) => text.replace(/[\s:;]+/g, "");
        expect(plain(await tipOf(page, id).innerText()), id).toBe(plain(atEnd));
        await reader.press("Escape");
        expect(await tipOf(page, id).count(), id).toBe(0);
        const box = await page.locator(`figure[id="${id}"] svg`).boundingBox();
        if (box === null) throw new RangeError(id);
        await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
        expect(await tipOf(page, id).innerText(), id).toContain("as written");
        await page.mouse.move(0, 0);
        expect(await tipOf(page, id).count(), id).toBe(0);
      }
      const texts = await Promise.all(ids.map((id) => readerOf(page, id).getAttribute("aria-valuetext")));
      expect(texts.filter((text) => /^Week of .*, week 155: .*90.% .* to .*; Run 7 /.test(text ?? "")).length).toBe(3);
      expect(texts.filter((text) => /^By .*, week 155: .*; difference /.test(text ?? "")).length).toBe(1);
      expect(complaints).toEqual([]);
    });
  });

  test("says of a difference that it is within error, or what it is", async (context) => {
    await withBrowser(context, "no difference was read", async (open) => {
      const { file } = await pageOnDisk("--runs", "256");
      // Twice the stock: lines stop less often. The weekly noise of prices: it stops no line by itself.
      const { page } = await opened(open, file, {}, "#v=1&runs=256&set=makers.cover:9");
      await finished(page);
      expect(await page.locator("#answer .than").innerText()).toMatch(/^That is .*±.* against the scenario as written/);
      const noise = await opened(open, file, {}, "#v=1&runs=256&off=priceNoise");
      await finished(noise.page);
      expect(await noise.page.locator("#answer .than").innerText()).toMatch(/^No more than error away .*: .*points\.$/);
      expect(await noise.page.locator(".card").first().innerText()).toContain("within error");
    });
  });
});
