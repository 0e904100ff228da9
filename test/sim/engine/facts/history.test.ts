import { expect, test } from "vitest";
import { addDays } from "../../../../src/model/calendar.ts";
import type { Fact } from "../../../../src/sim/engine/facts/fact.ts";
import { filterStudy, valuesOf } from "../../../../src/sim/engine/filter/filter-study.ts";
import { runStudy } from "../../../../src/sim/engine/run-study.ts";
import { createStudy } from "../../../../src/sim/engine/simulate-range.ts";
import { simpleScenario } from "../../../support/simple-scenario.ts";

/*
 * A run counted from another day is the same run, and what is on record of it weighs it the same: of what was before the start
 * it tells as well as of what comes after.
 */
const cover = { kind: "triangular", low: 3, mode: 6, high: 9 } as const;
const whole = simpleScenario({
  horizonWeeks: 40,
  blocked: { kind: "uniform", low: 0.3, high: 1 },
  banFromDay: 0,
  banWeeks: { kind: "weibull", shape: 1.3, median: 14 },
  sectors: { traction: { cover }, defence: { cover } },
  mechanisms: { priceNoise: true },
  volatility: 0.5,
});
const before = 26;
const chained = {
  ...whole,
  historyFrom: whole.start,
  start: addDays(whole.start, 7 * before),
  horizonWeeks: whole.horizonWeeks - before,
};

const homeAtStart = (whole.materials.Dy.quotes.domestic.distribution as { readonly value: number }).value;
const quoteIn = (week: number, over: number): Fact => ({
  name: `quote ${week}`,
  week,
  asked: {
    kind: "meanDuring",
    series: "priceDomesticUsdPerKg.Dy",
    during: { from: addDays(whole.start, 7 * (week - 3)), to: addDays(whole.start, 7 * (week + 1)) },
    base: null,
  },
  law: { kind: "figure", scale: "log", value: homeAtStart * over, sd: 0.15 },
});
const noStopBy = (week: number): Fact => ({
  name: `no stop by ${week}`,
  week,
  asked: { kind: "firstLineStopDay", sectors: ["traction"] },
  law: { kind: "event", scale: "linear", side: "below", threshold: 7 * (week + 1), width: 0, ifSo: 0.2, ifNot: 1 },
});
const anInput: Fact = {
  name: "an input",
  week: 12,
  asked: { kind: "input", path: "policy.states.ban.country.raw.civil.blocked" },
  law: { kind: "figure", scale: "linear", value: 0.6, sd: 0.2 },
};

/** The same facts, as told of the run that is counted from later. */
const later = (facts: readonly Fact[]): readonly Fact[] =>
  facts.map((fact) => ({
    ...fact,
    week: fact.week - before,
    law: fact.law.kind === "event" ? { ...fact.law, threshold: fact.law.threshold - 7 * before } : fact.law,
  }));

const runs = 600;
const options = { seed: "history", runs, workers: 1 };
const past = [anInput, noStopBy(15), quoteIn(7, 1.1), quoteIn(11, 1.2), quoteIn(19, 1.3)];
// The mean of weeks 24 to 27 has days on either side of the start.
const some = [...past, quoteIn(27, 1.2), quoteIn(33, 1.1)];

const weightsOf = async (of: typeof whole, facts: readonly Fact[], workers = 1) => {
  const weights: number[] = [];
  await runStudy(of, {
    ...{ ...options, workers, facts },
    onOutcomes: (_, __, ___, ____, weighed) => void weights.push(...(weighed?.weights ?? [])),
  });
  return weights;
};

test("what facts of history are held against is what the run counted from its beginning has", async () => {
  const [ours, theirs] = [await valuesOf(chained, later(some), options), await valuesOf(whole, some, options)];
  some.forEach(({ name, law }, f) => {
    const shift = law.kind === "event" ? 7 * before : 0;
    const apart = ours[f].map((value, i) => Math.abs(value + shift - theirs[f][i]) / Math.max(1, theirs[f][i]));
    expect(Math.max(...apart), name).toBeLessThan(1e-9);
    expect(new Set(theirs[f]).size, name).toBeGreaterThan(10);
  });
});

test("whole runs count for the same, where all facts lie before the start and where some do", async () => {
  for (const facts of [past, some]) {
    const [ours, theirs] = [await weightsOf(chained, later(facts)), await weightsOf(whole, facts)];
    expect(ours.length).toBe(runs);
    expect(new Set(theirs).size).toBeGreaterThan(runs / 2);
    ours.forEach((weight, i) => void expect(Math.abs(weight - theirs[i])).toBeLessThan(1e-9));
    expect(await weightsOf(chained, later(facts), 2)).toEqual(ours);
  }
});

test("particles are copied as they are in the run counted from its beginning, and go on as these do", async () => {
  const [ours, theirs] = [await filterStudy(chained, later(some), options), await filterStudy(whole, some, options)];
  const shifted = theirs.lineage.copyings.map(({ week, ...copying }) => ({ week: week - before, ...copying }));
  expect(ours.lineage.copyings).toEqual(shifted);
  expect(shifted.filter(({ week }) => week < 0).length).toBeGreaterThan(1);
  const [end] = [quoteIn(39, 1)];
  const [mine, its] = [
    await valuesOf(chained, later([end]), options, { lineage: ours.lineage, slots: null }),
    await valuesOf(whole, [end], options, { lineage: theirs.lineage, slots: null }),
  ];
  mine[0].forEach((value, i) => void expect(value / its[0][i]).toBeCloseTo(1, 9));
  const [plain] = await valuesOf(chained, later([end]), options);
  expect(mine[0].filter((value, i) => value !== plain[i]).length).toBeGreaterThan(runs / 4);
});

test("a fact from before the beginning is refused", () => {
  const facts = later([quoteIn(7, 1.1)]).map((fact) => ({ ...fact, week: -before - 1 }));
  expect(() => createStudy(chained, "x", undefined, undefined, null, undefined, facts)).toThrow(
    "must be read within weeks -26 to 14, got week -27",
  );
});
