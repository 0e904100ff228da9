import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chartsOf, comparisonCharts } from "../../../src/report/charts/index.ts";
import { findBrowser, printPage } from "../../../src/report/files/print-page.ts";
import { htmlPage } from "../../../src/report/page/page.ts";
import { baselinesPart } from "../../../src/report/page/parts/baselines.ts";
import { hindcastPart } from "../../../src/report/page/parts/hindcast.ts";
import { matchedPart } from "../../../src/report/page/parts/matched.ts";
import { rulesPart } from "../../../src/report/page/parts/rules.ts";
import { type Lang, langs } from "../../../src/report/words/lang.ts";
import { runHindcast } from "../../../src/sim/scoring/hindcast/run.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { tinyEpisode, tinyEvidence, tinyFiles } from "../../support/tiny-episode.ts";
import { withBrowser } from "../../support/with-browser.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticBaselines, syntheticMatched, syntheticRules } from "../synthetic-parts.ts";
import { syntheticResults } from "../synthetic-results.ts";
import { english } from "../texts-of.ts";

const inputs = ["precedent-2010", "ban-2026"].map((scenario) => ({
  scenario,
  rows: [
    {
      ...{ path: "makers.cover", value: "uniform 3 to 6", unit: "months" },
      ...{ name: "stock", what: "in months", told: "4.5 months (3.2 to 5.9)", group: "stocks" as const },
      ...{ source: "of the test", date: "2026-01", grade: "C" as const },
    },
  ],
}));

const hindcast = await runHindcast([tinyEpisode()], tinyEvidence, tinyFiles(["priceNoise"]), {
  ...{ seed: "browser", runs: 100, workers: 1, ablate: ["priceNoise"] },
});

/** A page of two studies and of all parts on disk, and how many charts it holds. */
async function pageOnDisk(lang: Lang): Promise<{ readonly file: string; readonly charts: number }> {
  const title = "2010: two months without shipments";
  const a = syntheticResults({ runs: 100, name: "precedent-2010", title, banWeeks: 9 });
  const b = syntheticResults({ runs: 100 });
  const differences = await compareStudies(a, b);
  const charts = [
    ...comparisonCharts(a, b, differences, undefined, lang),
    ...[a, b].flatMap((each) => chartsOf(withInsights(each), lang)),
  ];
  const shape = { runs: 40, weeks: 40 };
  const parts = [
    matchedPart(await syntheticMatched(shape), lang),
    baselinesPart(await syntheticBaselines(shape), lang),
    rulesPart(await syntheticRules(shape), lang),
    hindcastPart(hindcast, lang),
  ];
  const file = join(temporaryFolder(), "index.html");
  const command = ["compare", "precedent-2010", "ban-2026", "--seed", "browser", "--runs", "100"];
  const studies = [a, b].map((each) => ({ ...each, manifest: { ...each.manifest, command } }));
  writeFileSync(file, await htmlPage({ lang, studies, charts, differences, inputs, parts }));
  return { file, charts: charts.length + parts.flatMap((part) => part.charts).length };
}

describe.each(langs)("the page in a browser (%s)", (lang) => {
  test("draws every chart, shows tooltips, is reached by keyboard, asks the network for nothing and logs nothing", async (context) => {
    await withBrowser(context, "the page was not opened", async (open) => {
      const { file, charts } = await pageOnDisk(lang);
      const page = await open({ viewport: { width: 390, height: 800 }, colorScheme: "dark" });
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.goto(`file://${file}`);
      for (const kind of ["broad", "narrow"]) expect(await page.locator(`.${kind} svg`).count()).toBe(charts);

      const tooltip = page.locator("#tip:not([hidden])");
      await page.locator("#chart-3 .reader").hover({ position: { x: 200, y: 120 } });
      expect(await tooltip.innerText()).toMatch(lang === "ja" ? /20\d\d年\d+月\d+日/ : /\d+ [A-Z][a-z]{2} 20\d\d/);

      const history = page.locator("#hindcast .reader").first();
      await history.scrollIntoViewIfNeeded();
      await history.hover({ position: { x: 200, y: 200 } });
      await tooltip.getByText(lang === "ja" ? "中央値" : "median").waitFor();

      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      expect(await page.evaluate("document.documentElement.lang")).toBe(lang);
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(18, 23, 28)");
      await page.evaluate("document.fonts.ready.then(() => undefined)");
      if (lang === "ja")
        expect(await page.evaluate(`document.fonts.check("600 12px 'Noto Sans JP'", "在庫")`)).toBe(true);

      // By arrow keys every mark of a chart, told to a screen reader and shown; Escape puts it away.
      const reader = page.locator("#chart-3 .reader");
      await reader.focus();
      const heard: (string | null)[] = [];
      for (const key of ["Home", "ArrowRight", "ArrowLeft", "End", "ArrowRight", "Home"]) {
        await page.keyboard.press(key);
        heard.push(await reader.getAttribute("aria-valuetext"));
        const seen = (await tooltip.innerText()).replace(/\s+/g, " ");
        for (const part of String(heard.at(-1)).split("; "))
          expect(seen).toContain(part.slice(part.lastIndexOf(": ") + 2).replace(/\s+/g, " "));
        expect(await reader.locator(".cursor").isVisible()).toBe(true);
      }
      const [first, second, again, last, still, home] = heard;
      expect([again, still, home]).toEqual([first, last, first]);
      expect(new Set([first, second, last]).size).toBe(3);
      if (lang === "ja") expect(heard.join()).not.toMatch(english);
      await page.keyboard.press("Escape");
      expect(await tooltip.count()).toBe(0);

      const reached = new Set<string>();
      await page.evaluate("document.activeElement.blur(), scrollTo(0, 0)");
      for (let presses = 0; presses < 160; presses++) {
        await page.keyboard.press("Tab");
        reached.add(String(await page.evaluate(focused)));
      }
      expect([...reached]).toEqual(expect.arrayContaining(["A.skip", "A", "SUMMARY", "DIV.wide", "DIV.reader"]));
      expect(await page.evaluate("document.querySelectorAll('summary').length")).toBeGreaterThan(charts);

      // On paper all is light, whatever the reader's setting.
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
      expect(await page.evaluate("getComputedStyle(document.querySelector('.chart svg')).filter")).toBe("none");
      // What there is stands on the first page.
      expect(await page.locator("nav").isVisible()).toBe(true);

      expect(requests).toEqual([`file://${file}`]);
      expect(complaints).toEqual([]);
    });
  });

  test.for([390, 800])(
    "without JavaScript shows every chart, and nothing needs sideways scrolling: %i px",
    async (width, context) => {
      await withBrowser(context, "the page was not opened", async (open) => {
        const { file, charts } = await pageOnDisk(lang);
        const page = await open({ viewport: { width, height: 800 }, javaScriptEnabled: false });
        await page.goto(`file://${file}`);
        const pictures = page.locator(width < 720 ? ".narrow svg" : ".broad svg");
        expect(await pictures.count()).toBe(charts);
        for (let k = 0; k < charts; k++) {
          const box = await pictures.nth(k).boundingBox();
          expect(box?.height, `chart ${k + 1}`).toBeGreaterThan(60);
          expect((box?.x ?? 0) + (box?.width ?? Number.NaN), `chart ${k + 1}`).toBeLessThanOrEqual(width);
        }
        for (const other of [".reader", "#tip", width < 720 ? ".broad" : ".narrow svg"])
          expect(await page.locator(other).first().isVisible(), other).toBe(false);
        await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
        expect(await page.evaluate(sideways(width < 720 ? "*" : "main, .chart, .chart *"))).toEqual([]);
      });
    },
  );

  test("prints to PDF: every chart and table, its text to be found", async (context) => {
    const browser = findBrowser(undefined);
    if (browser === undefined || browser === null) {
      process.stderr.write("skipped: no browser was found, so no page was printed\n");
      return context.skip("no browser");
    }
    const { file } = await pageOnDisk(lang);
    const pdf = join(temporaryFolder(), "report.pdf");
    expect(
      await printPage(browser, { page: file, pdf, scratch: `${pdf}.scratch` }, new AbortController().signal),
    ).toBeUndefined();
    const bytes = readFileSync(pdf);
    expect(bytes.toString("latin1").match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThan(8);
    // Bookmarks: one a heading at least, as a reader of PDF lists them.
    expect(bytes.includes("/Outlines"), "bookmarks").toBe(true);
    expect(bytes.toString("latin1").match(/\/Dest\b/g)?.length).toBeGreaterThan(10);
    const { stdout, error } = spawnSync("pdftotext", [pdf, "-"], { encoding: "utf8" });
    if (error !== undefined) {
      process.stderr.write("not checked: no pdftotext, so the text of the printed page was not read\n");
      return;
    }
    const text = stdout.replace(/\s/g, "");
    const held = {
      en: ["Makers'stockinweeksoftheirpresentneed", "Inoneminute", "Historyagainstmodel"],
      ja: ["メーカーの在庫（足元の需要何週分か）", "1分でわかる要点", "最初の企業が停止", "放出ルールで何が変わるか"],
    };
    for (const each of held[lang]) expect(text.includes(each), each).toBe(true);
  });

  test("prints what to take away in a minute and the contents on one page: of two studies and two parts", async (context) => {
    const browser = findBrowser(undefined);
    if (browser === undefined || browser === null) return context.skip("no browser");
    const title = "a ban on exports of heavy rare earths to one country, as it was foretold";
    const studies = [9, 40].map((banWeeks, k) => syntheticResults({ runs: 100, name: `study-${k}`, title, banWeeks }));
    const differences = await compareStudies(studies[0], studies[1]);
    const shape = { runs: 40, weeks: 40 };
    const parts = [
      matchedPart(await syntheticMatched(shape), lang),
      baselinesPart(await syntheticBaselines(shape), lang),
    ].map((part) => ({ ...part, charts: [] }));
    const folder = temporaryFolder();
    const [page, pdf] = ["html", "pdf"].map((kind) => join(folder, `a.${kind}`));
    const today = "2027-12-31";
    writeFileSync(page, await htmlPage({ lang, studies, charts: [], differences, inputs, parts, today }));
    expect(
      await printPage(browser, { page, pdf, scratch: `${pdf}.scratch` }, new AbortController().signal),
    ).toBeUndefined();
    const { stdout, error } = spawnSync("pdftotext", ["-l", "1", pdf, "-"], { encoding: "utf8" });
    if (error !== undefined) return context.skip("no pdftotext");
    expect(stdout.replace(/\s/g, "")).toContain({ en: "Appendix:whatwentin", ja: "付録：用いた入力" }[lang]);
  });
});

/** Elements within the page that are wider than what is seen of them. */
const sideways = (selector: string) => `[...document.querySelectorAll(${JSON.stringify(selector)})]
  .filter((each) => !(each instanceof SVGElement) && each.clientWidth > 0 && getComputedStyle(each).display !== "inline")
  .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
  .map(({ tagName, className, scrollWidth }) => [tagName, className, scrollWidth].join(" "))`;

/** Element with the focus as tag and first class. */
const focused = `(() => {
  const { tagName, classList } = document.activeElement;
  return classList.length > 0 ? tagName + "." + classList[0] : tagName;
})()`;
