import { describe, expect, test } from "vitest";
import { readScenarioFile } from "../../../../src/index.ts";
import { addDays } from "../../../../src/model/calendar.ts";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { groupsTitle } from "../../../../src/report/words/mechanisms.ts";
import { explainDifference, outcomesOfBoth } from "../../../../src/sim/analysis/explain/explain.ts";
import type { ExplanationRecord } from "../../../../src/sim/analysis/explain/explanation.ts";
import type { ReadScenario } from "../../../../src/sim/scenario/read.ts";
import { readFrom } from "../../../support/scenario-files.ts";
import { writeFailingScenario } from "../../../support/short-scenarios.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const ban = readFrom({}, "configs/ban-2026.yaml");
const number = (value: number, unit: string) => `{ value: ${value}, unit: ${unit}, source: x, date: "2026", grade: D }`;

/** A scenario that says what it changes in the ban of 2026. */
const changed = (text: string) =>
  readFrom({ "mine.yaml": `schemaVersion: 1\nextends: ban-2026\nname: mine\n${text}` }, "mine.yaml");

async function explained(
  a: ReadScenario,
  b: ReadScenario,
  ids: readonly string[],
  runs = 40,
): Promise<ExplanationRecord> {
  const outcomes = outcomesOfBoth(a.scenario, b.scenario).filter((key) => ids.includes(outcomeId(key)));
  return await explainDifference(a, b, outcomes, { seed: "test", runs, workers: 1 });
}

const few = changed(`horizonWeeks: 40\noutcomes: { briefWithin: ${number(3, "months")} }\n`);
/** Three groups differ: stocks, intensity, memory. */
const three = changed(
  `horizonWeeks: 40
outcomes: { briefWithin: ${number(3, "months")} }
nationalStock: { held: ${number(90, "days")} }
demand: { total: ${number(900, "t/yr")} }
orders: { fearTime: ${number(20, "weeks")} }
`,
);
const outcomes = ["banWeeks", "unmetNeedShare.Dy", "lossHigh", "pricePaidPeakMultiple.Dy"];

describe("an explained difference", async () => {
  const record = await explained(few, three, outcomes);

  test("has a bar for each group that differs, and no other", () => {
    expect(record.hybrids).toBe(8);
    for (const { bars } of record.explanations)
      expect(bars.map(({ groups }) => groupsTitle(groups))).toEqual([
        "stocks",
        "intensity and thrift",
        "market reaction and squeeze",
      ]);
  });

  test("its bars sum to it, to rounding", () => {
    for (const { bars, difference, a, b } of record.explanations) {
      const sum = bars.reduce((total, { value }) => total + value, 0);
      expect(Math.abs(sum - difference)).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(a.mean), Math.abs(b.mean)));
    }
  });

  test("what moves an outcome has an error, and what moves nothing has exactly 0 and none", () => {
    const [weeks, , loss] = ["banWeeks", "unmetNeedShare.Dy", "lossHigh"].map((id) =>
      record.explanations.find((each) => outcomeId(each) === id),
    );
    for (const { value, standardError, first, last } of weeks?.bars ?? [])
      expect([value, standardError, first.value, last.value]).toEqual([0, 0, 0, 0]);
    const [stocks, intensity] = loss?.bars ?? [];
    expect(stocks.value).toBeLessThan(0);
    expect(stocks.standardError).toBeGreaterThan(0);
    expect(intensity.standardError).toBeGreaterThan(0);
  });

  test("is the same to the last bit with two workers", async () => {
    const two = await explainDifference(
      few,
      three,
      outcomesOfBoth(few.scenario, three.scenario).filter((key) => outcomes.includes(outcomeId(key))),
      { seed: "test", runs: 40, workers: 2 },
    );
    expect(two).toEqual(record);
  });
});

test("where one group differs its bar is all of the difference, with its error, and there is no other", async () => {
  const record = await explained(ban, readFrom({}, "configs/ban-2026-settled.yaml"), ["banWeeks", "unmetNeedShare.Dy"]);
  expect(record.hybrids).toBe(2);
  for (const { bars, difference, standardError } of record.explanations) {
    expect(difference).not.toBe(0);
    expect(bars).toHaveLength(1);
    const all = { value: difference, standardError };
    expect(bars[0]).toMatchObject({ groups: ["trigger"], ...all, first: all, last: all });
  }
});

test("scenarios that differ in names of countries and in dates alone, all moved by as much, have nothing to explain", async () => {
  const { start, historyFrom = start, policy, materials, alternativeSupply } = ban.scenario;
  const week = (day: string) => addDays(day, 7);
  const dated = <Of extends { readonly date: string }>(entries: readonly Of[]) =>
    entries.map((entry) => ({ ...entry, date: week(entry.date) }));
  const document = {
    ...{ schemaVersion: 1, extends: "ban-2026", name: "later", country: "Elsewhere", exporter: "Nowhere" },
    ...{ start: week(start), historyFrom: week(historyFrom) },
    policy: { knownUntil: week(policy.knownUntil), script: dated(policy.script) },
    materials: Object.fromEntries(
      Object.entries(materials).map(([name, { quotes }]) => [name, { quotes: { known: dated(quotes.known ?? []) } }]),
    ),
    alternativeSupply: {
      projects: Object.fromEntries(
        Object.entries(alternativeSupply.projects).map(([name, project]) => [name, { start: week(project.start) }]),
      ),
    },
  };
  const later = readFrom({ "later.yaml": JSON.stringify(document) }, "later.yaml");
  const record = await explained(ban, later, ["unmetNeedShare.Dy"], 4);
  expect([record.hybrids, record.explanations[0].difference, record.explanations[0].bars]).toEqual([1, 0, []]);
});

test("groups that no scenario can have apart are one bar, and the record says why", async () => {
  const sector = `{ title: robots, endUse: civil, priority: 5, demandWeight: ${number(0.2, "share")}, smallness: ${number(0, "share")}, firms: ${number(5, "count")} }`;
  const more = changed(
    `sectors: { robots: ${sector} }\nnationalStock: { release: { eligible: [robots] } }\norders: { fearTime: ${number(20, "weeks")} }\n`,
  );
  const record = await explained(ban, more, ["unmetNeedShare.Dy"], 4);
  expect(record.explanations[0].bars.map(({ groups }) => groups)).toEqual([["stocks", "intensity"], ["memory"]]);
  expect(record.mergers).toEqual([
    {
      groups: ["stocks", "intensity"],
      why: "nationalStock.release.eligible.0: must be a sector, one of large, middle, small, defence",
    },
  ]);
});

test("a run that gives no finite number in some hybrid is left out of all, and told", async () => {
  const cwd = temporaryFolder();
  const [a, b] = [0.001, 0].map((probability, k) =>
    readScenarioFile(writeFailingScenario(cwd, `odd-${k}`, probability), cwd),
  );
  const record = await explained(a, b, ["priceAskPeakMultiple.Dy"], 2000);
  expect(record.failed.length).toBeGreaterThan(0);
  expect(record.failed.length).toBeLessThanOrEqual(2);
  const [{ difference, bars }] = record.explanations;
  expect(Number.isFinite(difference)).toBe(true);
  for (const { value, standardError } of bars) expect([value, standardError].every(Number.isFinite)).toBe(true);
});
