import { describe, expect, test } from "vitest";
import { finished, opened, pageOnDisk } from "../../support/explorer-page.ts";
import { until } from "../../support/until.ts";
import { withBrowser } from "../../support/with-browser.ts";

/** What the browser lacks or does, before the page runs. */
const noPaths = `const made = document.createElementNS.bind(document);
document.createElementNS = (space, name, ...more) => {
  if (name === "path") throw new RangeError("no paths here");
  return made(space, name, ...more);
};`;
const failingWorker = `globalThis.Worker = class {
  postMessage({ kind, role, id }) {
    if (kind === "block") queueMicrotask(() => this.onmessage({ data: { kind: "failed", role, id, message: "no such world" } }));
  }
};`;

describe("what a page of the explorer cannot do it says, with what to do", () => {
  test("an address of another scenario, of numbers out of reach and of what there is not", async (context) => {
    await withBrowser(context, "no address was opened", async (open) => {
      const { file } = await pageOnDisk("--runs", "64");
      const other = await opened(open, file, {}, "#v=1&of=gallium-2023&set=makers.cover:3");
      await finished(other.page);
      expect(await other.page.locator(".problem").innerText()).toMatch(
        /another scenario, gallium-2023.*Open the address/,
      );
      expect(await other.page.locator(".state").innerText()).toMatch(/^As written/);
      const out = await opened(
        open,
        file,
        {},
        "#v=1&of=ban-2026&set=makers.cover:900&set=squeeze.cut:x&set=makers.none:1",
      );
      await finished(out.page);
      const told = await out.page.locator(".problem").innerText();
      for (const each of ["set=makers.cover:900", "set=squeeze.cut:x", "set=makers.none:1"])
        expect(told).toContain(each);
      // What is wrong is told until something is moved, and then it is gone, from the address too.
      await out.page.locator(".slider input").first().press("ArrowRight");
      await until("no problem", 100, async () => (await out.page.locator(".problem").count()) === 0);
      await until("the address", 100, () => out.page.url().includes("of=ban-2026") && !out.page.url().includes(":900"));
      expect([...other.complaints, ...out.complaints]).toEqual([]);
    });
  });

  test("a chart that cannot be drawn, beside all that can", async (context) => {
    await withBrowser(context, "no chart was without paths", async (open) => {
      const { file } = await pageOnDisk("--runs", "64");
      const page = await open();
      await page.addInitScript(noPaths);
      await page.goto(`file://${file}`);
      await finished(page);
      const told = await page.locator(".charts .problem").allInnerTexts();
      expect(told.length).toBeGreaterThan(3);
      for (const each of told) expect(each).toMatch(/cannot be drawn \(no paths here\).*take back/);
      // Dots need no path: that chart stands, and so do the answer and the tables.
      expect(await page.locator("figure#odds svg").count()).toBe(1);
      expect(await page.locator("#headline").innerText()).toMatch(/runs/);
      await page.locator("figure#stops summary").click();
      await page.locator("figure#stops tbody tr").nth(5).waitFor();
    });
  });

  test("a combination that the engine refuses", async (context) => {
    await withBrowser(context, "no engine refused", async (open) => {
      const { file } = await pageOnDisk("--runs", "64");
      const page = await open();
      await page.addInitScript(failingWorker);
      await page.goto(`file://${file}`);
      await page.locator("[role=alert]").waitFor();
      expect(await page.locator("[role=alert]").innerText()).toMatch(/no such world.*Take back the last change/);
    });
  });

  test("the way past the controls keeps what is chosen", async (context) => {
    await withBrowser(context, "nothing was skipped", async (open) => {
      const { file } = await pageOnDisk("--runs", "64");
      const { page, complaints } = await opened(open, file, {}, "#v=1&runs=64&set=makers.cover:3");
      await finished(page);
      await page.locator(".skip").press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("results");
      expect(page.url()).toContain("makers.cover");
      expect(await page.locator(".problem").count()).toBe(0);
      expect(complaints).toEqual([]);
    });
  });
});
