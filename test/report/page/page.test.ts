import { describe, expect, test } from "vitest";
import { chartsOf, comparisonCharts } from "../../../src/report/charts/index.ts";
import { sentence } from "../../../src/report/page/html.ts";
import { htmlPage } from "../../../src/report/page/page.ts";
import { baselinesPart } from "../../../src/report/page/parts/baselines.ts";
import { hindcastPart } from "../../../src/report/page/parts/hindcast.ts";
import { matchedPart } from "../../../src/report/page/parts/matched.ts";
import { rulesPart } from "../../../src/report/page/parts/rules.ts";
import { headlines } from "../../../src/report/page/sections/headlines.ts";
import { inputsSection } from "../../../src/report/page/sections/inputs.ts";
import { reproduceSection } from "../../../src/report/page/sections/reproduce.ts";
import { type Lang, langs } from "../../../src/report/words/lang.ts";
import { meanFigure } from "../../../src/report/words/outcome-figures.ts";
import { type Hindcast, runHindcast } from "../../../src/sim/scoring/hindcast/run.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import type { StudyResults } from "../../../src/sim/study/study.ts";
import { tinyEpisode, tinyEvidence, tinyFiles } from "../../support/tiny-episode.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticBaselines, syntheticMatched, syntheticRules } from "../synthetic-parts.ts";
import { type Synthetic, syntheticResults } from "../synthetic-results.ts";

const inputs = [
  {
    scenario: "ban-2026",
    rows: [
      {
        path: "makers.cover",
        name: "stock of large makers",
        what: "months of use in stock at the start",
        told: "4.5 months (3.15 to 5.85)",
        group: "stocks" as const,
        value: "uniform 3 to 6",
        unit: "months",
        source: "<b>a & b</b>",
        date: "2026-01",
        grade: "C",
      },
    ],
  },
] as const;

/** Numbers that the sentences of a language hold themselves: one run in twenty, six stories; and zero, by chance. */
const ownFigures: Readonly<Record<Lang, readonly string[]>> = { en: ["0", "1", "6"], ja: ["0", "1", "6", "20"] };

/** The sentences of the summary and the readings of the charts. */
function sentencesOf(results: StudyResults, lang: Lang): readonly string[] {
  const charts = chartsOf(withInsights(results), lang);
  return [...headlines([results], [], lang)[0].sentences, ...charts.map(({ reading }) => reading)];
}

/** The sentences that other results folders add to the summary and to their sections, and the readings of their charts. */
async function partSentences(shape: Synthetic, lang: Lang): Promise<readonly string[]> {
  const seed = shape.seed ?? 1;
  const named = { ...shape, name: "subject", title: "the subject" };
  const parts = [
    matchedPart(await syntheticMatched(named), lang),
    baselinesPart(await syntheticBaselines(named), lang),
    rulesPart(await syntheticRules(shape, 3 + seed), lang),
    hindcastPart(scoredAs(seed), lang),
  ];
  return parts.flatMap(({ sentences, charts, tables }) => [
    ...sentences,
    ...charts.slice(0, 1).map(({ reading }) => reading),
    ...[...tables.matchAll(/<p>(.*?)<\/p>/g)].map(([, text]) => text),
  ]);
}

const { record, fans } = await runHindcast([tinyEpisode()], tinyEvidence, tinyFiles(), {
  ...{ seed: "page", runs: 100, workers: 1, ablate: [] },
});

/** The score of an episode with other figures in place of its own. */
function scoredAs(seed: number): Pick<Hindcast, "record" | "fans"> {
  const coverage = record.pooled[0].coverage.map((row) => ({
    ...{ ...row, held: 20 + 7 * seed, of: 50 + 11 * seed, low: 0.11 * seed, high: 0.55 + 0.07 * seed },
  }));
  const skill = record.pooled[0].skill.map((row) => ({ ...row, skill: 0.11 * seed, error: 0.013 * seed }));
  const [feature] = record.results[0].features;
  const features = Array.from({ length: 2 * seed + 21 }, (_, k) => ({ ...feature, pass: k < seed + 10 }));
  return {
    fans,
    record: {
      ...record,
      pooled: record.pooled.map((scores) => ({ ...scores, coverage, skill })),
      results: record.results.map((result) => ({ ...result, coverage, features })),
    },
  };
}

const figuresOf = (text: string): readonly string[] => text.match(/\d[\d.,]*(?<=\d)/g) ?? [];

function pageOf(results: StudyResults, lang: Lang = "en"): Promise<string> {
  const charts = chartsOf(withInsights(results), lang);
  return htmlPage({ lang, studies: [results], charts, inputs });
}

/** The page up to the viewer's code, which is the same in every page. */
function withoutCode(page: string): string {
  return page.slice(0, page.lastIndexOf("<script>"));
}

/** Without printing two megabytes where it fails; cells without the heads that they have on a narrow screen. */
function expectHeld(page: string, text: string): void {
  expect(page.replace(/ data-head="[^"]*"/g, "").includes(text), text).toBe(true);
}

async function pageOfTwo(): Promise<string> {
  const a = syntheticResults({ runs: 100, name: "precedent-2010", title: "2010: two months", banWeeks: 9 });
  const b = syntheticResults({ runs: 100 });
  const differences = await compareStudies(a, b);
  const charts = [...comparisonCharts(a, b, differences), ...[a, b].flatMap((each) => chartsOf(withInsights(each)))];
  return htmlPage({ studies: [a, b], charts, differences, inputs });
}

describe("the page", () => {
  test.each(langs)(
    "takes its numbers from the results: no figure of a sentence stays as results change (%s)",
    async (lang) => {
      const shapes: readonly Synthetic[] = [
        { runs: 100 },
        { runs: 150, seed: 2, weeks: 143, banWeeks: 9, start: "2031-02-04" },
        { runs: 61, seed: 3, weeks: 120 },
        { runs: 2000, seed: 4, weeks: 60, banWeeks: 90 },
      ];
      const all = shapes.map((shape) => syntheticResults(shape));
      const [first, ...others] = all.map((results) => sentencesOf(results, lang));
      expect(first).toHaveLength(13);
      for (const [i, text] of first.entries()) {
        expect(text, "a figure").toMatch(/\d/);
        const stays = figuresOf(text).filter((figure) => others.every((of) => figuresOf(of[i]).includes(figure)));
        expect(
          stays.filter((figure) => !ownFigures[lang].includes(figure)),
          text,
        ).toEqual([]);
      }
      const page = await pageOf(all[0], lang);
      for (const text of first) expectHeld(page, sentence(text));
      for (const outcome of all[0].summary.outcomes) {
        const figure = meanFigure(outcome, 100, "", 100, lang);
        expectHeld(page, `<td class="figure">${figure}</td>`);
      }
    },
  );

  test.each(langs)(
    "takes the numbers of its parts from their results too: same tonnes missing, baselines, release rules, history (%s)",
    async (lang) => {
      const shapes: readonly Synthetic[] = [
        { runs: 40, seed: 1, weeks: 60 },
        { runs: 30, seed: 2, weeks: 72, banWeeks: 60, sectors: ["traction", "defence"] },
        { runs: 26, seed: 3, weeks: 64, banWeeks: 90 },
      ];
      const [first, ...others] = await Promise.all(shapes.map((shape) => partSentences(shape, lang)));
      expect(first.length).toBeGreaterThanOrEqual(12);
      for (const text of first) expect(text, "a figure").toMatch(/\d/);
      // The levels of the intervals that history is held against, six months in Japanese; zero, by chance; and a title.
      const own = [...ownFigures[lang], "80", "90", "2026"];
      for (const [i, text] of first.entries()) {
        const fixed = figuresOf(text).filter((figure) => others.every((of) => figuresOf(of[i] ?? "").includes(figure)));
        expect(
          fixed.filter((figure) => !own.includes(figure)),
          text,
        ).toEqual([]);
      }
    },
  );

  test("a page of parts says in one minute what each part says, draws their charts after its own, and makes all again", async () => {
    const results = syntheticResults({ runs: 40, weeks: 40 });
    const parts = [
      baselinesPart(await syntheticBaselines({ runs: 40, weeks: 40 })),
      rulesPart(await syntheticRules({ runs: 40, weeks: 40 })),
      hindcastPart(scoredAs(1)),
    ];
    const charts = chartsOf(withInsights(results));
    const made = ["run", "compare", "rules", "hindcast"].map((name) => [name, "it", "--seed", "1"]);
    const commands = ["study", "baselines", "rules", "hindcast"].map((id, k) => ({ id, words: made[k] }));
    const page = await htmlPage({ studies: [results], charts, inputs, parts, commands });
    const minute = page.split('class="minute"')[1].split("<nav")[0];
    for (const part of parts)
      for (const each of part.sentences) expect(minute.includes(sentence(each)), each).toBe(true);
    const figures = JSON.parse(page.split('id="figures">')[1].split("</script>")[0]);
    expect(Object.keys(figures)).toHaveLength(charts.length + parts.flatMap((part) => part.charts).length);
    const section = page.split('<section id="baselines">')[1].split("</section>")[0];
    expectHeld(section, `id="chart-${charts.length + 1}"`);
    for (const command of [
      "run it --seed 1 --out results/again\n",
      "compare it --seed 1 --out results/again-baselines\n",
      "rules it --seed 1 --out results/again-rules\n",
      "hindcast it --seed 1 --out results/again-hindcast\n",
      "report results/again --with results/again-baselines --with results/again-rules --with results/again-hindcast<",
    ])
      expectHeld(page, `npm run --silent chokepoint -- ${command}`);
    const rules = withoutCode(page).split('<section id="rules">')[1].split("</section>")[0];
    expectHeld(rules, "<td>cover below 6 weeks (its own)</td>");
    expectHeld(rules, "cover below 6 weeks: Once makers&#39; cover falls below 6 weeks");
  });

  test("a page made of release rules alone has their title and their command, and no outcomes of a study", async () => {
    const parts = [rulesPart(await syntheticRules({ runs: 20, weeks: 20 }))];
    const commands = [{ id: "rules", words: ["rules", "it"] }];
    const page = withoutCode(await htmlPage({ studies: [], charts: [], inputs: [], parts, isOfPart: true, commands }));
    expectHeld(page, "<h1><span>2026: ban on dual-use exports to Japan: what a release rule changes</span></h1>");
    expectHeld(page, "rules it --out results/again\nnpm run --silent chokepoint -- report results/again<");
    for (const id of ["outcomes", "inputs"]) expect(page.includes(`<section id="${id}">`), id).toBe(false);
  });

  test("an input that many scenarios share names those that have it, or those that have not where they are fewer", () => {
    const [{ rows }] = inputs;
    const of = (having: readonly string[]) =>
      inputsSection(
        ["a", "b", "c"].map((scenario) => ({ scenario, rows: having.includes(scenario) ? rows : [] })),
        "en",
      );
    expect(
      [["a"], ["a", "b"], ["a", "b", "c"]].map((having) => /5\.85\)(?:<small>([^<]*)<)?/.exec(of(having))?.[1]),
    ).toEqual(["a", "all but c", undefined]);
  });

  test("shows some fifteen headline outcomes, and every one behind a fold, also of the differences", async () => {
    const page = withoutCode(await pageOfTwo());
    const section = (id: string) => page.split(`<section id="${id}">`)[1].split("</section>")[0];
    const rows = (html: string) => html.match(/<tr><td/g)?.length ?? 0;
    const tables = [...section("outcomes").split("<details>"), ...section("differences").split("<details>")];
    const all = syntheticResults({ runs: 100 }).summary.outcomes.length;
    // The second study's headlines follow on the first's fold.
    expect(tables.map(rows)).toEqual([18, all + 18, all, 18, all]);
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
    const results = syntheticResults({ runs: 50 });
    const command = ["run", "ban-2026", "--seed", "7", "--runs", "50"];
    const page = await pageOf({ ...results, manifest: { ...results.manifest, command } });
    expectHeld(page, "npm run --silent chokepoint -- run ban-2026 --seed 7 --runs 50");
    expectHeld(page, `1a2b3c4d${"0".repeat(56)}`);
    expectHeld(page, "4.5 months (3.15 to 5.85)");
    expectHeld(page, "1 of grade C");
    for (const limit of ["Monte Carlo errors", "two camps", "No rebound", "first firm"]) expectHeld(page, limit);
  });

  test("tells the command that its studies have on record, as it was given; in a sentence that there is none", async () => {
    const command = ["compare", "one", "two.yaml", "--seed", "1", "--until", "mean(banWeeks) 3%", "--explain"];
    const [a, b] = ["one", "two"].map((name) => syntheticResults({ runs: 20, name, weeks: 10 }));
    const made = (of: StudyResults, part: string) => ({ ...of, manifest: { ...of.manifest, command, part } });
    const told = "compare one two.yaml --seed 1 --until &#39;mean(banWeeks) 3%&#39; --explain --out results/again\n";
    const section = reproduceSection([made(a, "a"), made(b, "b")], [], undefined, "ja");
    expect(section).toContain(`${told}npm run --silent chokepoint -- report results/again --lang ja<`);
    expect(reproduceSection([made(b, "b")], [], undefined, "en")).toContain(
      `${told}npm run --silent chokepoint -- report results/again/b<`,
    );
    const unknown = reproduceSection([made(a, "a"), b], [], undefined, "en");
    expect(unknown).toContain("The command is not on record");
    expect(unknown).not.toContain("npm run");
  });

  test("quotes a seed that the shell would take apart", async () => {
    const results = syntheticResults({ runs: 20, weeks: 10 });
    const command = ["run", "ban-2026", "--seed", "it's 1; rm"];
    const page = await pageOf({ ...results, manifest: { ...results.manifest, command } });
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
});

test.each(langs)(
  "a page says on its first line how old its scenarios are, by the day on which it is made: %s",
  async (lang) => {
    const study = syntheticResults({ runs: 20 });
    const policy = { knownUntil: "2026-01-31", script: [], states: {} };
    const manifest = { ...study.manifest, scenario: { ...study.manifest.scenario, policy } };
    const page = (today?: string) =>
      htmlPage({ lang, today, studies: [{ ...study, manifest }], charts: [], inputs: [] });
    const old = await page("2026-11-29");
    const first = /<header>\n(.*)\n/.exec(old)?.[1];
    expect(first).toBe(
      lang === "en"
        ? '<p class="old">Known to 31 January 2026, 302 days ago: nothing later is in it, and 46 of the 156 weeks it foretells are over.</p>'
        : '<p class="old">2026年1月31日までの情報による（302日前）。それより後のことは含まれず、予測対象の156週のうち46週はすでに過ぎている。</p>',
    );
    const young = await page("2026-02-20");
    expect(young).not.toContain('class="old"');
    expect(young).toContain(lang === "en" ? "known to 31 January 2026. Seed" : "2026年1月31日までの情報。シード");
    // Without a day nothing hangs on when it is made.
    expect(await page()).toBe(young);
  },
);
