import { expect, test } from "vitest";
import { outcomeId } from "../../../src/model/outcomes/outcome.ts";
import { baselineLabels, baselinesChart } from "../../../src/report/charts/baselines.ts";
import type { PairedDifference } from "../../../src/sim/study/study.ts";
import { syntheticBaselines } from "../synthetic-parts.ts";

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

test("baselines stand with the farthest first, in whatever order they are given, and metals that say the same share a panel", async () => {
  const of = await syntheticBaselines({ runs: 100, weeks: 40 });
  const { table } = baselinesChart(of);
  expect(baselinesChart({ ...of, each: of.each.toReversed() }).table).toEqual(table);
  const at = (name: string) => table.columns.findIndex((column) => column.startsWith(name));
  const first = table.rows.filter((row) => row[at("outcome")] === table.rows[0][at("outcome")]);
  const gaps = first.slice(0, -1).map((row) => Math.abs(Number(row[at("difference")])));
  expect(gaps).toEqual(gaps.toSorted((a, b) => b - a));
  // The second metal as the first, and ten times as much of all: of the two outcomes told of metals one panel more each.
  const outcomes = (times: number) => {
    const each = of.each.map(({ study, differences }) => ({
      study,
      differences: differences.map((one) =>
        one.material === "Tb" ? { ...one, ...asFirst(one, differences, times) } : one,
      ),
    }));
    const { table, spec } = baselinesChart({ ...of, each });
    return { count: new Set(table.rows.map((row) => row[at("outcome")])).size, text: JSON.stringify(spec) };
  };
  expect([outcomes(1).count, outcomes(10).count]).toEqual([4, 6]);
  expect(outcomes(1).text).toContain("terbium the same");
  expect(outcomes(10).text).not.toContain("terbium the same");
});

/** The figures of an outcome of the first metal, so many times over. */
function asFirst(of: PairedDifference, all: readonly PairedDifference[], times: number): Partial<PairedDifference> {
  const first = all.find((one) => outcomeId(one) === outcomeId({ ...of, material: "Dy" }));
  if (first === undefined) return {};
  const more = ({ mean, standardError }: PairedDifference["a"]) => ({ mean: times * mean, standardError });
  return {
    a: more(first.a),
    b: more(first.b),
    difference: times * first.difference,
    standardError: first.standardError,
  };
}

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
