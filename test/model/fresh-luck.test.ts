import { describe, expect, test } from "vitest";
import { type Block, createBlock } from "../../src/model/block.ts";
import { survival } from "../../src/model/distributions/survival.ts";
import { exp } from "../../src/model/kernels/exp.ts";
import type { Acting } from "../../src/model/mechanisms/mechanism.ts";
import { policy } from "../../src/model/mechanisms/policy.ts";
import { squeeze } from "../../src/model/mechanisms/squeeze.ts";
import type { RandomStreams } from "../../src/model/random/source.ts";
import { drawInputs } from "../../src/model/scenario/inputs.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { simulateBlock } from "../../src/model/simulate.ts";
import { createRandomStreams } from "../../src/model/streams.ts";
import { createStudy } from "../../src/sim/engine/simulate-range.ts";
import { shippedScenario } from "../support/shipped-scenarios.ts";
import { input, simpleScenario } from "../support/simple-scenario.ts";

const runs = 4000;

/** A mechanism alone, whose streams come to other luck in a week, for every second run. */
function renewed(scenario: Scenario, install: (block: Block) => Acting, week: number) {
  const { world, drawn, streams } = createStudy(scenario, "before");
  const after = createRandomStreams(world, "before", "after");
  const now = { ...streams } as { -readonly [Key in keyof RandomStreams]: RandomStreams[Key] };
  const block = createBlock(world, drawInputs(drawn, streams.input, 0, runs), now, 0, runs);
  const acting = install(block);
  const steps = world.stepsPerWeek;
  for (let step = 0; step < week * steps; step++) acting.advance(step, step / steps);
  Object.assign(now, after);
  return { block, acting, steps };
}

/** Largest distance of a sample from a distribution function, over what is exceeded once in 1,000 (Kolmogorov, Smirnov). */
function distanceOf(values: readonly number[], below: (value: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const distances = sorted.map((value, k) =>
    Math.max(Math.abs(below(value) - k / sorted.length), Math.abs(below(value) - (k + 1) / sorted.length)),
  );
  return (Math.max(...distances) * Math.sqrt(sorted.length)) / 1.95;
}

const odd = Int32Array.from({ length: runs / 2 }, (_, k) => 2 * k + 1);

describe("with other luck what has happened stays, and what has not is drawn again", () => {
  test("a squeeze that has not begun: the wait from that week on is exponential; one that has begun goes on", () => {
    const given = { ...squeezeOf(0.05), lasts: input(30) };
    const scenario = simpleScenario({ horizonWeeks: 400, squeeze: given });
    const week = 12;
    const onsets = (isRenewed: boolean) => {
      const { block, acting } = renewed(scenario, (of) => squeeze.install(of), week);
      const begun = Int32Array.from(block.squeezed, (added) => (added > 0 ? 1 : 0));
      if (isRenewed) acting.renew(odd, week, week);
      const onset = new Float64Array(runs).fill(Number.NaN);
      for (let at = week; at < 400; at++) {
        acting.advance(at, at);
        for (let i = 0; i < runs; i++) if (Number.isNaN(onset[i]) && block.squeezed[i] > 0) onset[i] = at;
      }
      return { begun, onset };
    };
    const [before, after] = [onsets(false), onsets(true)];
    expect(after.begun).toEqual(before.begun);
    const fresh = [...odd].filter((i) => after.begun[i] === 0);
    expect(fresh.length).toBeGreaterThan(500);
    expect(fresh.filter((i) => after.onset[i] !== before.onset[i]).length).toBeGreaterThan(0.8 * fresh.length);
    for (let i = 0; i < runs; i += 2) expect(after.onset[i]).toBe(before.onset[i]);
    // By whole weeks: the wait is geometric, and a uniform within the week makes it exponential again to a fortieth.
    const waits = fresh.map((i) => after.onset[i] - week);
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    const expected = exp(-0.05) / (1 - exp(-0.05));
    expect(Math.abs(mean - expected)).toBeLessThan(
      (4 * Math.sqrt(expected * (1 + expected))) / Math.sqrt(waits.length),
    );
    expect(Math.min(...waits)).toBe(0);
  });

  test("an onset that the scenario knows stays where it is", () => {
    const scenario = simpleScenario({ horizonWeeks: 60, squeeze: { ...squeezeOf(0.05), began: "2026-03-02" } });
    const { block, acting } = renewed(scenario, (of) => squeeze.install(of), 4);
    acting.renew(odd, 4, 4);
    for (let at = 4; at < 8; at++) acting.advance(at, at);
    expect(Math.max(...block.squeezed)).toBe(0);
    acting.advance(8, 8);
    expect(Math.min(...block.squeezed)).toBeGreaterThan(0);
  });

  test.each([
    ["calendar's", 1],
    ["twice the calendar's", 2],
  ])("the length of a restriction, by its own clock at the %s speed", (_, speed) => {
    const lasts = { kind: "weibull", shape: 1.7, median: 26 } as const;
    const scenario = simpleScenario({
      horizonWeeks: 300,
      banFromDay: 0,
      banWeeks: lasts,
      knownUntilDay: 28,
    });
    const week = 11;
    const { block, acting } = renewed(
      scenario,
      (of) => {
        of.clockSpeed.fill(speed);
        return policy.install(of);
      },
      week,
    );
    const inForce = [...odd].filter((i) => block.restricted[i] === 1);
    acting.renew(odd, week, week);
    const ended = new Float64Array(runs);
    for (let at = week; at < 300; at++) {
      acting.advance(at, at);
      for (let i = 0; i < runs; i++) ended[i] += block.restricted[i];
    }
    // The clock has run at its speed since week 4, when what was known ended.
    const age = 4 + speed * (week - 4);
    const below = (weeks: number) => 1 - survival(lasts, age + speed * weeks) / survival(lasts, age);
    expect(inForce.length).toBeGreaterThan(500);
    expect(
      distanceOf(
        inForce.map((i) => ended[i]),
        below,
      ),
    ).toBeLessThan(1);
  });

  test("a length that is certain keeps its end, and so does one that is over or can last no longer", () => {
    // Of the last, at least a day long by a clock at half the speed, 0.07 weeks are left in week 5.
    const short = { kind: "uniform", low: 0.01, high: 0.02 } as const;
    for (const [banWeeks, banFromDay, week, speed, left] of [
      [13, 0, 5, 1, 8],
      [13, 0, 13, 1, 0],
      [short, 0, 1, 1, 0],
      [short, 34, 5, 0.5, 1 / 7],
    ] as const) {
      const scenario = simpleScenario({ horizonWeeks: 30, banFromDay, banWeeks, knownUntilDay: banFromDay });
      const install = (of: Block) => {
        of.clockSpeed.fill(speed);
        return policy.install(of);
      };
      const { block, acting } = renewed(scenario, install, week);
      acting.renew(odd, week, week);
      let total = 0;
      for (let at = week; at < 30; at++) {
        acting.advance(at, at);
        total += block.restricted[1];
      }
      expect(total).toBeCloseTo(left, 9);
    }
  });
});

test("draws that come in pairs are drawn again in the midst of a pair: no week is any other's", () => {
  // Under licences and with noise, from an odd week on every second run has the luck of a study of another seed.
  const scenario = shippedScenario("ban-2026");
  const { world, drawn, streams } = createStudy(scenario, "one");
  const other = createStudy(scenario, "one", undefined, "other").streams;
  for (const week of [6, 7]) {
    const drawnAt = new Map<string, number[]>();
    let now = -1;
    const mixed = (key: "licences" | "domesticQuote") => ({
      ...passing(streams[key]),
      fillUniform: (out: Float64Array, first: number, count: number, index: number, entity: number) => {
        const from = now >= week ? other[key] : streams[key];
        from.fillUniform(out, first, count, index, entity);
        drawnAt.set(`${key} ${now}`, [...(drawnAt.get(`${key} ${now}`) ?? []), index]);
      },
      fillUniformPair: (...[even, odd, first, members, count, index, entity]: PairArguments) => {
        (now >= week ? other[key] : streams[key]).fillUniformPair(even, odd, first, members, count, index, entity);
        drawnAt.set(`${key} ${now}`, [...(drawnAt.get(`${key} ${now}`) ?? []), index, index + 1]);
      },
      fillNormalPair: (
        even: Float64Array,
        odd: Float64Array,
        first: number,
        count: number,
        index: number,
        m: number,
      ) => {
        (now >= week ? other[key] : streams[key]).fillNormalPair(even, odd, first, count, index, m);
        drawnAt.set(`${key} ${now}`, [...(drawnAt.get(`${key} ${now}`) ?? []), index, index + 1]);
      },
    });
    const watched = { ...streams, licences: mixed("licences"), domesticQuote: mixed("domesticQuote") };
    simulateBlock(
      world,
      drawn,
      watched,
      0,
      8,
      { week: () => undefined },
      {
        weeks: 12,
        freshLuck: (index) => {
          now = index;
          return index === week ? Int32Array.from({ length: 8 }, (_, i) => i) : null;
        },
      },
    );
    for (const [key, perWeek] of [
      ["licences", 1],
      ["domesticQuote", world.stepsPerWeek],
    ] as const) {
      const first = (world.runUpWeeks + week) * perWeek;
      expect(drawnAt.get(`${key} ${week}`), `${key} in week ${week}`).toContain(first);
    }
  }
});

type PairArguments = Parameters<RandomStreams["licences"]["fillUniformPair"]>;

const passing = (stream: RandomStreams["licences"]) => ({
  uniform: (run: number, index: number, entity: number) => stream.uniform(run, index, entity),
});

function squeezeOf(hazard: number) {
  return {
    hazard: input(hazard),
    cut: input(0.3),
    lasts: input(20),
    shortElasticity: input(-0.2),
    longElasticity: input(-0.5),
    responseTime: input(4),
    adjustmentTime: input(26),
    speculatorsWealth: input(0),
    trendTime: input(4),
    began: "unknown" as const,
  };
}
