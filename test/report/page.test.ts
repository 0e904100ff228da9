import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chartsOf } from "../../src/report/charts/charts-of.ts";
import { comparisonCharts } from "../../src/report/charts/comparison-charts.ts";
import { meanFigure } from "../../src/report/outcome-figures.ts";
import { htmlPage } from "../../src/report/page/html-page.ts";
import { compareStudies } from "../../src/sim/compare.ts";
import type { StudyResults } from "../../src/sim/results.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { withBrowser } from "../support/with-browser.ts";
import { syntheticInsights } from "./synthetic-insights.ts";
import { syntheticResults } from "./synthetic-results.ts";

const inputs = [
  {
    scenario: "ban-2026",
    rows: [
      {
        path: "sectors.traction.makerCover",
        value: "uniform 3 to 6",
        unit: "months",
        source: "<b>a & b</b>",
        date: "2026-01",
        grade: "C",
      },
    ],
  },
] as const;

function pageOf(results: StudyResults): Promise<string> {
  return htmlPage({ studies: [results], charts: chartsOf(results, syntheticInsights(results)), inputs });
}

/** The page up to the viewer's code, which is the same in every page. */
function withoutCode(page: string): string {
  return page.slice(0, page.lastIndexOf("<script>"));
}

/** Without printing two megabytes where it fails. */
function expectHeld(page: string, text: string): void {
  expect(page.includes(text), text).toBe(true);
}

async function pageOfTwo(): Promise<string> {
  const a = syntheticResults({ runs: 100, name: "precedent-2010", title: "2010: two months", banWeeks: 9 });
  const b = syntheticResults({ runs: 100 });
  const differences = await compareStudies(a, b);
  const charts = [
    ...comparisonCharts(a, b, differences),
    ...[a, b].flatMap((each) => chartsOf(each, syntheticInsights(each))),
  ];
  return htmlPage({ studies: [a, b], charts, differences, inputs });
}

describe("the page", () => {
  test("takes its numbers from the results: other results, other text", async () => {
    const [one, two] = [syntheticResults({ runs: 100 }), syntheticResults({ runs: 100, seed: 2 })];
    const [pageOne, pageTwo] = [await pageOf(one), await pageOf(two)];
    const headline = (page: string) => page.match(/<ul class="headlines">.*?<\/ul>/s)?.[0];
    expect(headline(pageOne)).not.toBe(headline(pageTwo));
    for (const outcome of one.summary.outcomes)
      expectHeld(pageOne, `<td class="figure">${meanFigure(outcome, 100)}</td>`);
    const readings = (page: string) => [...page.matchAll(/<figcaption>.*?<\/figcaption>/g)].map(String);
    for (const [i, reading] of readings(pageOne).entries()) expect(reading).not.toBe(readings(pageTwo)[i]);
  });

  test("shows some fifteen headline outcomes, and every one behind a fold, also of the differences", async () => {
    const page = withoutCode(await pageOfTwo());
    const section = (id: string) => page.split(`<section id="${id}">`)[1].split("</section>")[0];
    const rows = (html: string) => html.match(/<tr><td/g)?.length ?? 0;
    const tables = [...section("outcomes").split("<details>"), ...section("differences").split("<details>")];
    const all = syntheticResults({ runs: 100 }).summary.outcomes.length;
    // The second study's headlines follow on the first's fold.
    expect(tables.map(rows)).toEqual([16, all + 16, all, 16, all]);
  });

  test("says of what no run showed that none did, not that it is exactly zero", async () => {
    const page = withoutCode(await pageOf(syntheticResults({ runs: 50, shape: "zeros" })));
    expectHeld(page, "In none of 50 runs does any of Japan&#39;s need for dysprosium over 156 weeks go unmet.");
    expectHeld(page, '<td class="figure">none in 50 runs</td>');
    // Wilson's upper limit of 0 of 50 is 7.1 %.
    expectHeld(
      page,
      '<td>runs with a firm&#39;s line stop, defence and aerospace</td><td class="whole">%</td><td class="figure">0 (0 to 7)</td>',
    );
  });

  test("draws no average and no share from one run", async () => {
    const headline = withoutCode(await pageOf(syntheticResults({ runs: 1 })))
      .split('<ul class="headlines">')[1]
      .split("</ul>")[0];
    expect(headline).toMatch(/^<li>One run alone: (none|[\d.]+\u00a0%) of Japan&#39;s need/);
    expect(headline).not.toMatch(/On average|in one run in twenty|of the runs/);
  });

  test("is the same, byte for byte, for the same results", async () => {
    const [one, two] = [await pageOf(syntheticResults({ runs: 50 })), await pageOf(syntheticResults({ runs: 50 }))];
    expect(one === two).toBe(true);
  });

  test("says how to reproduce it, what went in, and what it does not hold", async () => {
    const page = await pageOf(syntheticResults({ runs: 50, seed: 7 }));
    expectHeld(page, "chokepoint run ban-2026 --seed 7 --runs 50");
    expectHeld(page, `1a2b3c4d${"0".repeat(56)}`);
    expectHeld(page, "uniform 3 to 6");
    expectHeld(page, "1 of grade C");
    for (const limit of ["Monte Carlo errors", "two camps", "No rebound", "first firm"]) expectHeld(page, limit);
  });

  test("quotes a seed that the shell would take apart", async () => {
    const results = syntheticResults({ runs: 20, weeks: 10 });
    const page = await pageOf({ ...results, manifest: { ...results.manifest, seed: "it's 1; rm" } });
    expectHeld(page, "--seed &#39;it&#39;\\&#39;&#39;s 1; rm&#39;");
  });

  test("lets no text of a scenario act as markup", async () => {
    const page = withoutCode(
      await pageOf(syntheticResults({ runs: 20, weeks: 10, title: "</script><img src=x onerror=alert(1)>" })),
    );
    expect(page.includes("<img"), "<img").toBe(false);
    expect(page.includes("<b>a & b</b>"), "<b>a & b</b>").toBe(false);
    expect(page.match(/<\/script>/g)?.length).toBe(1);
  });

  test("forbids every source but its own style, script and fonts", async () => {
    const policy = (await pageOf(syntheticResults({ runs: 20, weeks: 10 }))).match(
      /Content-Security-Policy" content="([^"]*)"/,
    )?.[1];
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']*'; style-src 'sha256-[^']*'; font-src data:;/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  test("opens from disk, draws every chart, asks the network for nothing and logs nothing", async (context) => {
    await withBrowser(context, "the page was not opened", async (browser) => {
      const file = join(temporaryFolder(), "index.html");
      writeFileSync(file, await pageOfTwo());
      const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.goto(`file://${file}`);
      await page.locator(".chart svg").nth(9).waitFor();
      await page.locator("#chart-3 svg").hover({ position: { x: 250, y: 160 } });
      await page.locator("#vg-tooltip-element.visible").waitFor();
      expect(await page.locator(".chart svg").count()).toBe(18);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      expect(requests).toEqual([`file://${file}`]);
      expect(complaints).toEqual([]);
    });
  });
});
