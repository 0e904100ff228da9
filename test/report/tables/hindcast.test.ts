import { describe, expect, test } from "vitest";
import { hindcastPart } from "../../../src/report/page/parts/hindcast.ts";
import { style } from "../../../src/report/page/style.ts";
import { forecastMarkdown, forecastTable, forecastText } from "../../../src/report/tables/forecast.ts";
import { ablationTable, featuresTable, hindcastText, pointsTable } from "../../../src/report/tables/hindcast.ts";
import { featureTitleIn } from "../../../src/report/words/features.ts";
import { plainly } from "../../../src/report/words/figures.ts";
import { markdownTable, wrapped } from "../../../src/report/words/lines.ts";
import { mechanismTitle } from "../../../src/report/words/mechanisms.ts";
import { spreadFigure } from "../../../src/report/words/outcome-figures.ts";
import {
  ablationRows,
  changedVerdicts,
  earns,
  happenedFigure,
  intervalFigure,
} from "../../../src/report/words/scores.ts";
import { noDeclineMonths } from "../../../src/sim/engine/probes/evaluate.ts";
import { runForecast } from "../../../src/sim/scoring/forecast/run.ts";
import { scoredMechanisms } from "../../../src/sim/scoring/hindcast/jobs.ts";
import type { AblationRow, TargetRow } from "../../../src/sim/scoring/hindcast/record.ts";
import { runHindcast } from "../../../src/sim/scoring/hindcast/run.ts";
import { simpleScenario } from "../../support/simple-scenario.ts";
import { tinyEpisode, tinyEvidence, tinyFiles } from "../../support/tiny-episode.ts";

const { record } = await runHindcast([tinyEpisode()], tinyEvidence, tinyFiles(), {
  ...{ seed: "text", runs: 100, workers: 1 },
  ablate: ["squeeze"],
});

describe("the score in the terminal", () => {
  const text = hindcastText(record, (word) => `<red>${word}</red>`);

  test("shows each feature with its interval, what happened, its verdict, unit, grade and note", () => {
    expect(text).toMatch(/FOB in August +14\d to 15\d \(1\d\d\) +150 +pass +pass +pass\n {4}\[USD\/kg, B\]/);
    expect(text).toMatch(/a peak that never came +100 to 100 \(100\) +at least 500 /);
    expect(text).toContain("[multiple, D] nothing moves");
    expect(text).toMatch(/\nline stop +in 0 % \(0 to 4\) +did not happen +pass/);
    expect(text).toContain("Named features of tiny: 2 of 3 pass out of sample");
  });

  test("puts failures, and nothing else, in red", () => {
    expect(text.match(/<red>.*?<\/red>/g)).toEqual(Array(3).fill("<red>FAIL</red>"));
  });

  test("keeps to 110 columns", () => {
    for (const line of hindcastText(record, (word) => word).split("\n"))
      expect(line.length, line).toBeLessThanOrEqual(110);
  });

  test("states coverage with exact limits: one of three is 33 % (1 to 91)", () => {
    // Clopper and Pearson: beta(0.025; 1, 3) = 0.0084 and beta(0.975; 2, 2) = 0.9057.
    expect(text).toMatch(/tiny, 80 % interval +3 +33 % \(1 to 91\)/);
  });
});

describe("targets in the terminal and on the page", () => {
  const target: TargetRow = {
    ...{ name: { en: "points held", ja: "点" }, kind: "coverage", least: 0.65, most: 0.92, value: 0.5, error: 0.0625 },
    ...{ detail: null, verdict: "missed", clear: false, reading: { en: "Too sure.", ja: "過信。" } },
  };
  const targets: readonly TargetRow[] = [
    target,
    {
      ...target,
      name: "false alarm",
      kind: "falseAlarm",
      least: null,
      most: 0.9,
      value: 0.2,
      error: 0.004,
      verdict: "met",
    },
    { ...target, name: "another", verdict: "notScored", value: null, error: null },
  ];
  const held = { ...record, targets };

  test("what is asked, what came, what is missed in red with its reading, and what cannot be told left out", () => {
    const text = hindcastText(held, (word) => `<red>${word}</red>`);
    expect(text).toContain("Targets: 1 of 2 targets are met, out of sample");
    expect(text).toMatch(/\npoints held +65 % to 92 % +50 ± 6 % +<red>MISSED\?<\/red>\n {4}Too sure\.\n/);
    expect(text).toMatch(/\nfalse alarm +at most 90 % +20\.0 ± 0\.4 % +met\?\n/);
    expect(text).not.toContain("another");
    expect(hindcastText(record, (word) => word)).not.toContain("Targets");
  });

  test("a page has the row of a miss in red, in either language", () => {
    const html = hindcastPart({ record: held, fans: [] }, "ja").tables;
    expect(html).toMatch(/<tr class="missed"><td data-head="目標">点<\/td>/);
    expect(html.match(/class="missed"/g)).toHaveLength(1);
    expect(html).toContain("過信。");
    expect(style).toMatch(/\.missed td[^}]*color:var\(--bad\)/);
  });
});

describe("what a mechanism earns", () => {
  const row = (rise: number, error: number | null): AblationRow => ({
    ...record.ablation[0],
    rise,
    error,
  });

  test("is beyond its error from 1.96 standard errors on, to either side", () => {
    expect([earns(row(0.2, 0.1)), earns(row(-0.2, 0.1)), earns(row(0.19, 0.1)), earns(row(9, null))]).toEqual([
      "helps",
      "harms",
      "",
      "",
    ]);
  });

  test("is listed from the largest on, with the verdicts that turn", () => {
    const changed = [
      { episode: "tiny", feature: "FOB in August", passesWithout: false },
      { episode: "tiny", feature: "a peak that never came", passesWithout: true },
    ];
    const ablation = [
      { ...row(0.1, 0.1), mechanism: "thrift" as const },
      { ...row(0.3, 0.1), mechanism: "squeeze" as const, changed },
    ];
    const [, first, second] = ablationRows({ ...record, ablation });
    expect([first[0], first[1], first.at(-1)]).toEqual(["tiny: squeeze", "0.3 ± 0.1", "1 to FAIL, 1 to pass"]);
    expect([second[0], second.at(-1)]).toEqual(["tiny: thrift", "none"]);
    expect(changedVerdicts({ ...record, ablation })).toEqual([
      'tiny: without squeeze "FOB in August" FAILS',
      'tiny: without squeeze "a peak that never came" passes',
    ]);
  });
});

test("tables for machines hold every variant: points, features, mechanisms", () => {
  expect(pointsTable(record).rows.length).toBe(9);
  expect(featuresTable(record).rows.length).toBe(9);
  expect(ablationTable(record).rows.length).toBe(1);
  for (const { columns, rows } of [pointsTable(record), featuresTable(record), ablationTable(record)])
    for (const row of rows) {
      expect(row.length).toBe(columns.length);
      for (const cell of row) expect(["string", "number"]).toContain(typeof cell);
    }
});

describe("a forecast in words", async () => {
  const forecast = await runForecast(
    { scenario: simpleScenario({ materials: ["Dy", "Tb"] }), document: {}, overrides: [] },
    "2026-03-10",
    { seed: "text", runs: 100, workers: 1 },
  );

  test("has a table a quantity and month, materials side by side, and the events", () => {
    const text = forecastText(forecast);
    expect(text).toContain("Forecast from 2026-01-05 to 2026-03-10: 100 runs, seed text");
    expect(text).toMatch(/month +Dy mean +Dy 5 % to 95 % \(median\) +Tb mean/);
    expect(text).toMatch(
      /Shipments to Here as the exporter's customs count them, raw \[share of usual\]\n.*\n2026-01 /,
    );
    expect(text).toMatch(/at the end of +in force\n2026-01-31 +100/);
    expect(text).toMatch(/by +any sector +traction\n2026-01-31/);
  });

  test("as Markdown it says what makes it again: scenario, hash, seed, runs, engine, and how much was known", () => {
    const text = forecastMarkdown(forecast);
    expect(text).toMatch(/Scenario `simple` as known on \d{4}-\d\d-\d\d, SHA-256 `[0-9a-f]{64}`\./);
    expect(text).toMatch(/seed `text`, 100 runs, engine \d/);
    expect(text).toMatch(/\| month \| Dy mean \|.*\n\| ---: \|/);
  });

  test("as a table it has a column for each of 19 quantiles, and every row fills all columns", () => {
    const { columns, rows } = forecastTable(forecast);
    expect(columns.filter((name) => /^p\d\d$/.test(name))).toHaveLength(19);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(rows).toHaveLength(forecast.quantities.length + forecast.events.length);
  });
});

test("each figure of a spread is cut where its own limits begin; one without limits at four digits", () => {
  const limits = { p05: { low: 1.2, high: 1.4 }, p50: { low: 2.98, high: 3.02 }, p95: { low: 9.88912, high: 9.88912 } };
  expect(spreadFigure({ p05: 1.3123, p50: 3.00123, p95: 9.88912, limits })).toBe("1.3 to 9.89 (3.00)");
});

test("a Markdown table keeps its columns whatever its cells hold; words stand left", () => {
  expect(
    markdownTable([
      ["a", "b"],
      ["x | y", "1\n2"],
    ]),
  ).toBe("| a | b |\n| --- | ---: |\n| x \\| y | 1 2 |");
});

test("text is wrapped between words, and a word that is too long stands alone", () => {
  expect(wrapped("one two  three\nincomprehensible", 7)).toEqual(["one two", "three", "incomprehensible"]);
});

test("figures on record have three digits and no power of ten, and whole numbers stay whole", () => {
  expect([0.05377, 4e-5, 9.889, 1286, 0.1, 0, -0.2061].map((value) => plainly(value, 3))).toEqual([
    ...["0.0538", "0.00004", "9.89", "1,286", "0.1", "0", "−0.206"],
  ]);
  const [feature] = record.results[0].features;
  expect(happenedFigure({ ...feature, low: 4e-5, high: 0.05377 })).toBe("0.00004 to 0.0538");
});

test("a half-life that stands for no decline is told in words", () => {
  const [feature] = record.results[0].features;
  const limits = { p05: { low: 32, high: 34 }, p50: { low: 1200, high: 1200 }, p95: { low: 1200, high: 1200 } };
  const halfLife = {
    ...{ ...feature, kind: "halfLifeAfterPeak" as const, limits },
    ...{ p05: 33, p50: noDeclineMonths, p95: noDeclineMonths },
  };
  expect(intervalFigure(halfLife, 100)).toBe("33 to no decline (no decline)");
  expect(intervalFigure(halfLife, 100, "ja")).toBe("33〜下落なし（下落なし）");
  expect(intervalFigure({ ...halfLife, kind: "monthsToPeak" }, 100)).toBe("33 to 1,200 (1,200)");
});

test("a feature is named by its event, so that what happened reads right beside it, and metals in full", () => {
  expect(featureTitleIn("no line stop in autos or electronics", "en")).toBe("line stop in autos or electronics");
  expect(featureTitleIn("no line stop in autos or electronics", "ja")).toBe("自動車・電子機器でのライン停止");
  expect(featureTitleIn("Dy FOB, peak over July 2010", "en")).toBe("dysprosium FOB, peak over July 2010");
});

test("a line is never broken at a no-break space", () => {
  const text = (space: string) => `by rule: never released${space}1a2b3c4d, cover`;
  expect(wrapped(text(" "), 24)).toEqual(["by rule: never released", "1a2b3c4d, cover"]);
  expect(wrapped(text("\u00a0"), 24)).toEqual(["by rule: never", "released\u00a01a2b3c4d, cover"]);
});

test("every mechanism that can be scored has words of its own, not the name that a scenario has for it", () => {
  const titles = scoredMechanisms.map((mechanism) => mechanismTitle(mechanism, "en"));
  for (const title of titles) expect(title).toMatch(/^[a-z' ]+$/);
  expect(new Set(titles).size).toBe(scoredMechanisms.length);
});
