import { describe, expect, test } from "vitest";
import { sensitivityCharts } from "../../../../src/report/charts/sensitivity/index.ts";
import { langs } from "../../../../src/report/words/lang.ts";
import type { SensitivityRecord } from "../../../../src/sim/analysis/sensitivity/record.ts";
import { readFrom } from "../../../support/scenario-files.ts";
import { chartLaws } from "../chart-laws.ts";

const { document } = readFrom({}, "configs/ban-2026.yaml");
const share = (value: number, standardError = 0.01) => ({ value, standardError });
const paths = ["makers.cover", "squeeze.hazard", "licences.favour.Dy.oxide.civil", "policy.states.ban.lasts"];

/** Three inputs that matter, one of them correlated with the last; of the last nothing beyond its error. */
const record: SensitivityRecord = {
  schemaVersion: 1,
  scenario: document as SensitivityRecord["scenario"],
  scenarioSha256: "0".repeat(64),
  ...{ seed: "s", runs: 10_000, sampling: "plain", points: 1024, engineVersion: "4" },
  outcomes: [
    {
      ...{ outcome: "unmetNeedShare", material: "Dy", sector: null, unit: "share", mean: 0.1, standardDeviation: 0.1 },
      inputs: paths.map((path, k) => ({
        ...{ path, grade: "D", group: "stocks", first: share([0.3, 0.1, 0.05, -0.002][k]) },
        total: k < 2 ? share([0.4, 0.25][k], 0.02) : null,
        shapley: k < 2 ? null : share(0.03),
      })),
      correlated: [{ paths: paths.slice(2), first: share(0.06), total: share(0.08) }],
      groups: [{ group: "stocks", first: share(0.5), total: share(0.6) }],
      pairs: [{ a: paths[0], b: paths[1], share: share(0.09) }],
      parts: { alone: share(0.46), pairs: share(0.09), more: share(0.05, 0.02), luck: share(0.4, 0.02) },
    },
  ],
  courses: [
    {
      ...{ outcome: "pricePaidUsdPerKg", material: "Dy", sector: null, inputs: paths },
      months: ["2026-02", "2026-03", "2026-04"].map((month, m) => ({
        ...{ from: `${month}-01`, to: `${month}-28`, standardDeviation: 20, luck: share(0.3, 0.05) },
        first: paths.map((_, k) => share(0.1 * m + 0.01 * k)),
        total: paths.map((_, k) => (k < 2 ? share(0.2 * m + 0.01 * k) : null)),
      })),
    },
  ],
};

describe.each(langs)("charts of sensitivity in %s", (lang) => {
  chartLaws(sensitivityCharts(record, lang));
});

test("what was all else is told by its parts, which sum to the whole, the correlated input without a light bar", () => {
  const [{ table, reading }] = sensitivityCharts(record);
  const rows = table.rows.map((row) =>
    Object.fromEntries(table.columns.map((column, k) => [column.split(" ")[0], row[k]])),
  );
  const alone = rows.filter(({ kind }) => kind !== "with all others and with luck");
  expect(alone.reduce((sum, row) => sum + Number(row.share), 0)).toBeCloseTo(1, 3);
  expect(rows.filter(({ kind }) => kind === "with all others and with luck")).toHaveLength(2);
  expect(rows.map(({ input }) => input)).toContain(
    "favour of the licence office: dysprosium, oxide and metal, civil use",
  );
  expect(reading).toBe(
    "Of the variance of “share of need unmet, dysprosium”, inputs by themselves explain 46 ± 1 %, inputs together 14 ± 2 %, luck 40 ± 2 %.",
  );
});

test("a month's chart says which input explains most and when; without a course there is none", () => {
  const [, { reading }] = sensitivityCharts(record);
  expect(reading).toMatch(/duration: ban.*at most 23 ± 1 % \(April 2026\)\.$/);
  expect(sensitivityCharts({ ...record, courses: [] })).toHaveLength(1);
});

test("headlines name what explains most by itself with its share, and say so where nothing does beyond error", () => {
  const [parts, months] = sensitivityCharts(record);
  // Of the inputs' own shares the largest of all outcomes, and the largest of a month, as the record has them.
  const largest = Math.max(...record.outcomes.flatMap(({ inputs }) => inputs.map(({ first }) => first.value)));
  const ofMonths = record.courses.flatMap(({ months: all }) =>
    all.flatMap(({ first }) => first.map(({ value }) => value)),
  );
  for (const [chart, share] of [
    [parts, largest],
    [months, Math.max(...ofMonths)],
  ] as const) {
    expect(chart.finding.figures[0].value).toBeCloseTo(100 * share, 10);
    expect(chart.finding.text).toMatch(/ by itself explains (up to )?\d+\s% of how “/);
    expect(chart.subtitle).toMatch(/^Shares of the variance.*known to 31\sJan\s2026/);
    expect(chart.notes.join(" ")).toMatch(/Seed .*, engine \S+, scenario [0-9a-f]{8}\./);
  }
  const drowned = (share: { readonly value: number }) => ({ ...share, standardError: 1 });
  const [nothing] = sensitivityCharts({
    ...record,
    outcomes: record.outcomes.map((of) => ({
      ...of,
      inputs: of.inputs.map((each) => ({ ...each, first: drowned(each.first) })),
    })),
  });
  expect(nothing.finding).toEqual({
    text: "No input by itself explains anything beyond error",
    figures: [],
    isHedged: true,
  });
});
