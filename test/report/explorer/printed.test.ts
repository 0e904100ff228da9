import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { finished, opened, pageOnDisk } from "../../support/explorer-page.ts";
import { until } from "../../support/until.ts";
import { withBrowser } from "../../support/with-browser.ts";

const inWords = {
  en: [
    ...[
      "2026: ban on dual-use exports to Japan",
      "Held: stock of large makers at 3 months.",
      "Switched off: price noise.",
    ],
    ...[
      "National stock released by: ask above",
      "Known to 31 January 2026.",
      "Whose line stops",
      "How much is lost",
      "Run 7",
    ],
    ...["Beside: 2010", "run ban-2026-moved.yaml --seed 'page & line' --runs 64"],
  ],
  ja: [
    ...[
      "固定：大企業の在庫（3か月）。",
      "オフ：価格の不規則な変動。",
      "2026年1月31日までの情報による。",
      "どの部門のラインが止まるか",
    ],
    ...["失われる生産", "試行7", "run ban-2026-moved.yaml --seed 'page & line' --runs 64"],
  ],
};

test.for(["en", "ja"] as const)(
  "the explorer prints on A4 what is chosen, what comes of it and how to have it again (%s)",
  async (lang, context) => {
    await withBrowser(context, "no explorer was printed", async (open) => {
      const { file, cwd } = await pageOnDisk("--runs", "64", "--lang", lang, "--beside", "precedent-2010-foretold");
      const hash = "#v=1&runs=64&set=makers.cover:3&off=priceNoise&rule=price&run=7";
      const { page } = await opened(open, file, { colorScheme: "dark", viewport: { width: 400, height: 800 } }, hash);
      await finished(page);
      await page.locator("#story .events").waitFor();
      await until("the other scenario", 100, async () => (await page.locator("#beside figure").count()) === 3);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      const [paper, ink] = (await page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]",
      )) as readonly string[];
      expect([paper, ink]).toEqual(["rgb(255, 255, 255)", "rgb(17, 17, 17)"]);
      for (const hidden of ["#controls", ".buttons", ".reader", "progress", "select"])
        expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
      const pdf = join(cwd, "page.pdf");
      writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      const info = spawnSync("pdfinfo", [pdf], { encoding: "utf8" });
      if (info.error !== undefined) {
        process.stderr.write("not checked: no pdfinfo, so the printed pages were not counted\n");
        return;
      }
      expect(info.stdout).toMatch(/^Page size: +59\d(\.\d+)? x 84\d(\.\d+)? pts \(A4\)$/m);
      const pages = Number(/^Pages: +(\d+)$/m.exec(info.stdout)?.[1]);
      expect(pages).toBeGreaterThanOrEqual(3);
      expect(pages).toBeLessThanOrEqual(5);
      const plain = (text: string) => text.replace(/\s+/g, "");
      const text = plain(spawnSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).stdout);
      for (const each of inWords[lang]) expect(text).toContain(plain(each));
      expect(text).not.toContain(plain(lang === "en" ? "Find another input" : "ほかの変数を探す"));
    });
  },
);
