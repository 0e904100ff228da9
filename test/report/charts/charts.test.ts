import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/model/calendar.ts";
import { outcomeId } from "../../../src/model/outcomes/outcome.ts";
import { baselineLabels, baselinesChart } from "../../../src/report/charts/baselines.ts";
import { halfLeftAfter } from "../../../src/report/charts/duration.ts";
import { chartsOf, comparisonCharts } from "../../../src/report/charts/index.ts";
import { type Chart, tableToCsv } from "../../../src/report/charts/kit/chart.ts";
import { fanErrorNote } from "../../../src/report/charts/kit/fan.ts";
import { rulesCharts } from "../../../src/report/charts/rules/index.ts";
import { severityChart } from "../../../src/report/charts/severity.ts";
import { exceedanceCurve } from "../../../src/report/charts/unmet-need.ts";
import { type Waterfall, waterfallChart } from "../../../src/report/charts/waterfall.ts";
import { formatWithError } from "../../../src/report/words/figures.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import type { PairedDifference, StudyResults } from "../../../src/sim/study/study.ts";
import { syntheticInsights } from "../synthetic-insights.ts";
import { syntheticBaselines, syntheticMatched, syntheticRules } from "../synthetic-parts.ts";
import { type Synthetic, syntheticResults } from "../synthetic-results.ts";
import { chartLaws } from "./chart-laws.ts";

const sevenSectors = ["traction", "industry", "electronics", "defence", "medical", "optics", "lighting"];
const shapes: readonly (readonly [string, Synthetic])[] = [
  ["two metals and four sectors", { runs: 200 }],
  ["one metal", { runs: 100, materials: ["Dy"] }],
  ["one sector", { runs: 100, sectors: ["traction"] }],
  ["seven sectors", { runs: 100, sectors: sevenSectors }],
  ["half a year", { runs: 100, weeks: 26 }],
  ["nothing but zeros", { runs: 50, shape: "zeros" }],
  ["runs that are all alike", { runs: 50, shape: "constant" }],
  ["no line stop in any run", { runs: 50, shape: "calm" }],
  ["one run", { runs: 1 }],
];

async function allCharts(results: StudyResults): Promise<readonly Chart[]> {
  const other = syntheticResults({
    runs: results.manifest.runs,
    name: "other",
    title: "another",
    weeks: 52,
    banWeeks: 9,
  });
  const differences = await compareStudies(other, results);
  const followed = [other, results].map((each) => syntheticInsights(each).restriction);
  const explained = { runs: 50, explanations: differences.slice(0, 2).map(explainedBy) };
  return [
    ...chartsOf(results, syntheticInsights(results)),
    ...chartsOf(results, syntheticInsights(results, false)),
    ...comparisonCharts(other, results, differences, explained, "en", followed),
  ];
}

/** The second difference has something that the bars lack. */
function explainedBy(of: PairedDifference, k = 0): Waterfall {
  const remainder = { value: 0.1 * of.difference, standardError: of.standardError };
  return { ...of, bars: barsOf(of), explained: of, ...(k === 0 ? {} : { remainder }) };
}

async function partCharts(shape: Synthetic): Promise<readonly Chart[]> {
  const small = { weeks: 40, ...shape, runs: Math.min(40, shape.runs ?? 40) };
  return [baselinesChart(await syntheticBaselines(small)), severityChart(await syntheticMatched(small))];
}

/** The cells of a column by its name, without what is told of it in brackets. */
function columnsOf({ columns, rows }: Chart["table"]) {
  return (name: string) => rows.map((row) => row[columns.findIndex((each) => each.split(" [")[0] === name)]);
}

/** A difference in three parts: most of it, more than the rest, and back. */
function barsOf({ difference, standardError }: PairedDifference): Waterfall["bars"] {
  return [0.7, 0.5, -0.2].map((part, k) => ({
    groups: ([["trigger"], ["scope", "stocks"], ["memory"]] as const)[k],
    value: part * difference,
    standardError,
  }));
}

const one = (charts: readonly Chart[], id: string) => {
  const chart = charts.find((each) => each.id === id);
  if (chart === undefined) throw new RangeError(`no chart ${id}`);
  return chart;
};

describe.each(shapes)("charts of %s", async (_, shape) => {
  const charts = [...(await allCharts(syntheticResults(shape))), ...(await partCharts(shape))];

  chartLaws(charts);

  test("ask a question, and say in words what they show, where from, and with which error", () => {
    for (const { id, spec, question, reading, alt, study } of charts) {
      const text = JSON.stringify(spec.title);
      expect(question, id).toMatch(/\?$/);
      expect(reading, id).toMatch(/^[A-Z].*\d.*\.$/);
      expect(`${reading} ${alt}`, id).not.toMatch(/NaN|undefined|null/);
      expect(alt, id).toContain(reading);
      expect(spec.description, id).toBe(alt);
      expect(text, id).toContain(question);
      expect(text, id).toMatch(/Monte Carlo error: .*\d/);
      expect(text, id).toMatch(/Seed 1, (first 50 of )?\d+ runs?, result 1a2b3c4d/);
      expect(study, id).toContain("ban-2026");
    }
  });
});

describe("charts of release rules", async () => {
  const { record, studies, scenario } = await syntheticRules({ runs: 40, weeks: 40 });
  const charts = rulesCharts(record, studies, scenario);

  chartLaws(charts);

  test("ask a question, and say in words what they show, where from, and with which error", () => {
    for (const { id, spec, question, reading, alt } of charts) {
      const text = JSON.stringify(spec.title);
      expect(question, id).toMatch(/\?$/);
      expect(alt, id).toContain(reading);
      expect(text, id).toMatch(/Monte Carlo error: /);
      expect(text, id).toContain("(ban-2026). Seed 10, 40 runs a rule.");
      expect(text, id).toContain("never released\u00a01a2b3c4d, cover below 6 weeks\u00a01a2b3c4d");
    }
  });
});

test("the chart of the stock reads what each rule leaves, with its error; that of the effects what it saves", async () => {
  const { record, studies, scenario } = await syntheticRules({ runs: 40, weeks: 40 });
  const [drawdown, effects] = rulesCharts(record, studies, scenario);
  expect(drawdown.reading).not.toBe(effects.reading);
  const left = record.rules.map(
    ({ differences }) => differences.find((of) => of.outcome === "nationalStockEndTonnes")!.b,
  );
  for (const { mean, standardError } of left)
    expect(drawdown.reading).toContain(`${formatWithError(mean, standardError)}`);
  expect(drawdown.reading).toMatch(/^Of the national stock of dysprosium there is left at the end, on average: /);
});

test("the week by which half of the runs are lifted is the first whose end has half of them or fewer left", () => {
  const { manifest, ...results } = syntheticResults({ runs: 100, weeks: 40 });
  const { restriction: paths } = syntheticInsights({ manifest, ...results });
  const share = (week: { week: number }) => (week.week < 9 ? 0.6 : 0.5);
  const survival = (week: object) => {
    const at = share(week as { week: number });
    return { share: at, low: at, high: at };
  };
  // The tenth week is the first at whose end half are left; two days later by the calendar it is the tenth, begun.
  expect(halfLeftAfter(paths, survival)).toEqual([10, 10, 10]);
  expect(halfLeftAfter({ ...paths, today: addDays(paths.today, 2) }, survival)).toEqual([10, 10, 10]);
  expect(halfLeftAfter({ ...paths, today: addDays(paths.today, 7) }, survival)).toEqual([9, 9, 9]);
  expect(halfLeftAfter(paths, () => ({ share: 1, low: 1, high: 1 }))).toBeUndefined();
});

test("the head of every column of a waterfall says in brackets what it holds, and its tooltip the unit", async () => {
  const { table, spec } = one(await allCharts(syntheticResults({ runs: 50 })), "waterfall");
  for (const column of table.columns) expect(column).toMatch(/^[A-Za-z0-9]+ \[[^[\]]+\]$/);
  expect(JSON.stringify(spec)).toContain('{"field":"unit","type":"nominal","title":"unit"}');
});

describe("charts", () => {
  test("a band of the fans is the band of the results", () => {
    const results = syntheticResults({ runs: 100, weeks: 30, materials: ["Dy"], sectors: ["traction"] });
    const { table } = one(chartsOf(results), "cover");
    const bands = results.bands.filter(({ series }) => series === "makerCoverWeeks");
    expect(table.columns).toContain("p95 [weeks of need, 95 % of runs below]");
    expect(table.rows.map((row) => row.at(-1))).toEqual(bands.map(({ p95 }) => Number(p95.toPrecision(4))));
  });

  test("prices are on a logarithmic axis, and on one from zero where a price is zero", () => {
    const scale = (shape: Synthetic) =>
      JSON.stringify(one(chartsOf(syntheticResults({ runs: 50, ...shape })), "prices").spec);
    expect(scale({})).toContain('"type":"log"');
    expect(scale({ shape: "zeros" })).not.toContain('"type":"log"');
  });

  test("two studies of the same title are told apart", async () => {
    const [a, b] = [1, 2].map((seed) => syntheticResults({ runs: 50, weeks: 20, seed }));
    const { table } = comparisonCharts(a, b, await compareStudies(a, b))[0];
    expect(new Set(table.rows.map(([study]) => study)).size).toBe(2);
  });

  test("the reading names a first sector only where it leads beyond the error", () => {
    const reading = (stops: readonly number[][]) => {
      const results = syntheticResults({ runs: 100, weeks: 30, materials: ["Dy"], sectors: ["traction", "defence"] });
      const values = (id: string) =>
        id.startsWith("firstLineStopWeek")
          ? Float64Array.from({ length: 100 }, (_, run) => stops[run % stops.length][id.endsWith("traction") ? 0 : 1])
          : results.values(id);
      return one(chartsOf({ ...results, values }), "first-line-stop").reading;
    };
    expect(
      reading([
        [3, 9],
        [3, 30],
        [4, 30],
      ]),
    ).toContain("most often EV and hybrid traction motors is the first to stop");
    expect(
      reading([
        [3, 9],
        [9, 3],
      ]),
    ).toContain("no sector stands out as the first to stop");
    expect(reading([[30, 30]])).toMatch(/In none of 100 runs .* 0\.?0? % \(0.* to 4\)\./);
  });

  test("what is refused is drawn as shares of the runs by how much, which fill every week, and left out where unknown", async () => {
    const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 50, name: `ban-${banWeeks}`, banWeeks }));
    const differences = await compareStudies(a, b);
    const followed = [a, b].map((each) => syntheticInsights(each).restriction);
    const { table } = comparisonCharts(a, b, differences, undefined, "en", followed)[0];
    const at = (name: string) => table.columns.findIndex((column) => column.startsWith(name));
    const drawn = table.rows.filter(([, quantity]) => quantity === "refused");
    expect(drawn).toHaveLength(2 * 156);
    for (const row of drawn) {
      const shares = ["over90", "to90", "to50", "under10"].map((name) => Number(row[at(name)]));
      expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 3);
    }
    // Every run has its restriction in the first week; those that refuse a sixteenth are half of them, more or less.
    const weeksOf = (study: StudyResults, id: string) => study.values(id);
    const little = weeksOf(a, "blockedWeeks").filter((weeks, run) => weeks / weeksOf(a, "banWeeks")[run] <= 0.1).length;
    expect(drawn[0][at("under10")]).toBe(little / 50);
    const { table: without } = comparisonCharts(a, b, differences)[0];
    expect(without.rows.some(([, quantity]) => quantity === "refused")).toBe(false);
  });

  test("the error stated of a fan is that of what it draws", () => {
    // Wilson's limits at 1000 of 2000 and at 100 of 2000: 0.4781 to 0.5219, 0.0413 to 0.0604.
    const { manifest } = syntheticResults({ runs: 2000, weeks: 20 });
    expect(fanErrorNote(manifest)).toBe(
      "Monte Carlo error: at most 2.2 % of all possible runs lie between a median drawn and the true one, 1.0 % at an edge of the 90 % band (95 % limits).",
    );
    for (const id of ["cover", "prices"])
      expect(one(chartsOf(syntheticResults({ runs: 2000, weeks: 20 })), id).notes).toContain(fanErrorNote(manifest));
  });

  test("what is below a millionth of the need counts as none unmet", () => {
    const curve = exceedanceCurve(Float64Array.from([0, 1e-9, 9e-7, 2e-6, 0.3]), [0, 0.1], null);
    expect(curve[0].share).toBe(2 / 5);
    expect(curve[1].share).toBe(1 / 5);
  });

  test("the waterfall's steps lead from one mean to the other, each from where the last one ended", async () => {
    const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 50, name: `ban-${banWeeks}`, banWeeks }));
    const [of] = (await compareStudies(a, b)).filter(({ outcome }) => outcome === "pricePaidPeakMultiple");
    const { table } = waterfallChart(a, b, { runs: 50, given: [explainedBy(of)] });
    const column = columnsOf(table);
    const [from, to] = [column("from").map(Number), column("to").map(Number)];
    expect(from.slice(1, -1)).toEqual(to.slice(0, -2));
    expect([to[0], to[to.length - 2]]).toEqual([of.a.mean, of.b.mean].map((mean) => Number(mean.toPrecision(4))));
    expect(to[to.length - 1]).toBe(to[to.length - 2]);
    expect([from[0], from[from.length - 1]]).toEqual([0, 0]);
    expect(column("step")).toEqual([
      "ban-9",
      "trigger and duration",
      "form and scope of the ban with stocks",
      "market reaction and squeeze",
      "ban-40",
    ]);
  });

  test.each([
    ["en", "beyond the explained runs"],
    ["ja", "説明した試行を超える分"],
  ] as const)("what the bars of the waterfall (%s) lack is the last step before the other scenario", (lang, title) => {
    const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 400, name: `ban-${banWeeks}`, banWeeks }));
    const end = { mean: 3, standardError: 0.1 };
    const of = { outcome: "banWeeks", material: null, sector: null, unit: "weeks", correlation: 0, standardError: 0.1 };
    const difference = { ...of, a: end, b: { ...end, mean: 13 }, difference: 10 };
    const bars = [{ groups: ["trigger"] as const, value: 9.5, standardError: 0.2 }];
    const remainder = { value: 0.5, standardError: 0.3 };
    const given = [{ ...difference, bars, remainder, explained: difference }];
    const { table } = waterfallChart(a, b, { runs: 50, given }, lang);
    const column = columnsOf(table);
    expect(column("step").at(-2)).toBe(title);
    expect([column("from").at(-2), column("to").at(-2), column("to").at(-1)]).toEqual([12.5, 13, 13]);
  });

  test.each([
    ["en", "first 50 of 400 runs", "Remedy: --explain-runs 400."],
    ["ja", "試行400回のうち最初の50回", "対処：--explain-runs 400。"],
  ] as const)(
    "the waterfall (%s) says on which runs it rests, also in its source, and warns where all runs disagree",
    async (lang, runs, remedy) => {
      const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 400, name: `ban-${banWeeks}`, banWeeks }));
      const [of] = (await compareStudies(a, b)).filter(({ outcome }) => outcome === "unmetNeedShare");
      const linesFor = (shift: number) => {
        const explained = { ...of, difference: of.difference + shift * of.standardError };
        const { spec } = waterfallChart(a, b, { runs: 50, given: [{ ...explainedBy(of), explained }] }, lang);
        return (spec.title as { subtitle: string[] }).subtitle.join("");
      };
      expect(linesFor(0).split(runs).length - 1).toBe(3);
      expect(linesFor(0)).not.toContain("--explain-runs");
      // Three errors of the distance: 3 √(400 / 50 − 1) = 7.9 of those over all runs.
      expect(linesFor(7.5)).not.toContain(remedy);
      expect(linesFor(8)).toContain(remedy);
    },
  );

  test("the waterfall's table has each contribution as a number, with its error and unit", async () => {
    const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 50, name: `ban-${banWeeks}`, banWeeks }));
    const [of] = (await compareStudies(a, b)).filter(({ outcome }) => outcome === "unmetNeedShare");
    const { table } = waterfallChart(a, b, { runs: 50, given: [explainedBy(of)] });
    const column = columnsOf(table);
    const contributions = column("contribution").map(Number);
    expect(contributions.slice(1, -1).reduce((sum, each) => sum + each)).toBeCloseTo(100 * of.difference, 1);
    expect([contributions[0], column("standardError")[0]]).toEqual(
      [of.a.mean, of.a.standardError].map((each) => Number((100 * each).toPrecision(4))),
    );
    expect(new Set(column("unit").slice(1, -1))).toEqual(new Set(["percentage points"]));
  });

  test("of what drives an outcome only inputs beyond their error are drawn, the largest first, then all the rest", () => {
    const results = syntheticResults({ runs: 300, weeks: 20 });
    const { table, reading } = one(chartsOf(results, syntheticInsights(results)), "drivers");
    expect(table.rows.slice(0, 3).map(([, input, what, grade]) => [input, what, grade])).toEqual([
      ["duration: ban", "how long this state of policy lasts", "D: inference"],
      ["share bought at the ask", "purchases at the spot ask, over usual use", "C: one figure"],
      ["all else", "chance, and what inputs do together", "all else"],
    ]);
    expect(reading).toMatch(/duration: ban, how long this state of policy lasts \(\d\d ± 2 %\)/);
  });

  test("the areas of how long it lasts sum to the line on top of them", () => {
    const results = syntheticResults({ runs: 200 });
    const { table } = one(chartsOf(results, syntheticInsights(results)), "duration");
    const at = (name: string) => table.columns.findIndex((column) => column.startsWith(name));
    const sums = new Map<string, number>();
    for (const row of table.rows)
      if (row[at("state")] !== "")
        sums.set(String(row[at("date")]), (sums.get(String(row[at("date")])) ?? 0) + Number(row[at("share")]));
    const line = table.rows.filter((row) => row[at("lasting")] !== "");
    expect(line.length).toBe(sums.size);
    for (const row of line) expect(Number(row[at("lasting")])).toBeCloseTo(sums.get(String(row[at("date")])) ?? -1, 3);
  });

  test("the stop line stands in every panel of the covers, where it is known", () => {
    const results = syntheticResults({ runs: 50, weeks: 20 });
    expect(JSON.stringify(one(chartsOf(results), "cover").spec)).not.toContain("stopLine");
    const { table } = one(chartsOf(results, syntheticInsights(results)), "cover");
    expect(new Set(table.rows.map((row) => row[table.columns.indexOf("stopLine [weeks of need]")]))).toEqual(
      new Set([7.5]),
    );
  });

  test("a baseline's dot, the subject's line and the difference between them are those of the paired runs", async () => {
    const of = await syntheticBaselines({ runs: 100, weeks: 40 });
    const { table } = baselinesChart(of);
    const rows = table.rows.map((row) =>
      Object.fromEntries(table.columns.map((name, k) => [name.split(" [")[0], row[k]])),
    );
    const [first, second, own] = rows.filter(({ outcome }) => outcome === "share of need unmet, dysprosium");
    expect([first.scenario, second.scenario, own.scenario]).toEqual([
      ...["one before", "another before", "2026: ban on dual-use exports to Japan"],
    ]);
    for (const [k, row] of [first, second].entries()) {
      const unmet = of.each[k].differences.find((each) => outcomeId(each) === "unmetNeedShare.Dy");
      const percent = (share = Number.NaN) => Number((100 * share).toPrecision(4));
      expect([row.level, row.subject, row.difference, row.standardError]).toEqual([
        ...[percent(unmet?.a.mean), percent(unmet?.b.mean), percent(unmet?.difference), percent(unmet?.standardError)],
      ]);
      // Student's t for 100 runs: 1.984 standard errors to either side.
      expect((Number(row.high) - Number(row.low)) / 2 / Number(row.standardError)).toBeCloseTo(1.984, 1);
    }
    expect([own.level, own.low, own.high, own.difference]).toEqual([own.subject, own.subject, own.subject, 0]);
  });

  test("baselines go by their titles, and by their names where a title is shared or too long to stand beside a panel", async () => {
    const of = await syntheticBaselines({ runs: 20, weeks: 10 });
    const labelsWith = (title: string) => {
      const [one, other] = of.each;
      const manifest = { ...one.study.manifest, scenario: { ...one.study.manifest.scenario, title } };
      return baselineLabels({ ...of, each: [{ ...one, study: { manifest } }, other] }, "en").each;
    };
    expect(labelsWith("one before")).toEqual(["one before", "another before"]);
    for (const title of ["another before", "a before that goes on and on ".repeat(4)])
      expect(labelsWith(title)).toEqual(["before-one", "before-two"]);
  });

  test("severity-matched, each outcome stands twice: as observed, then with the same tonnes missing", async () => {
    const of = await syntheticMatched({ runs: 100, weeks: 40 });
    const { table, reading } = severityChart(of);
    const column = columnsOf(table);
    expect(column("kind").slice(0, 2)).toEqual(["as observed", "same tonnes missing"]);
    const unmet = (all: readonly PairedDifference[]) =>
      Number((100 * (all.find((each) => outcomeId(each) === "unmetNeedShare.Dy")?.difference ?? 0)).toPrecision(4));
    expect(column("difference").slice(0, 2)).toEqual([unmet(of.record.observed), unmet(of.record.matched)]);
    const { value, standardError } = of.record.factor;
    expect(reading).toContain(`With restrictions (${formatWithError(value, standardError)}) times as long`);
  });

  test("a comparison of studies that share no metal is refused", () => {
    const [a, b] = [["Dy"], ["Tb"]].map((materials) => syntheticResults({ runs: 20, weeks: 10, materials }));
    expect(() => comparisonCharts(a, b, [])).toThrow(RangeError);
  });

  test("cells with commas and quotes are quoted in CSV", () => {
    expect(tableToCsv({ columns: ["a", "b [t]"], rows: [['x, "y"', 1]] })).toBe('a,b [t]\n"x, ""y""",1\n');
  });
});
