import { mean, sampleStandardDeviation } from "simple-statistics";
import { describe, expect, test } from "vitest";
import { exp } from "../../../../src/model/kernels/exp.ts";
import { log } from "../../../../src/model/kernels/log.ts";
import { normalQuantile } from "../../../../src/model/kernels/normal-quantile.ts";
import { normalSurvival } from "../../../../src/model/kernels/normal-survival.ts";
import { studyKey } from "../../../../src/model/random/key.ts";
import { createStreams } from "../../../../src/model/random/stream.ts";
import type { Goal, Statistic } from "../../../../src/sim/analysis/precision/goal.ts";
import { measure } from "../../../../src/sim/analysis/precision/measure.ts";
import {
  extendUntilMet,
  isMet,
  type Look,
  lookAtPilot,
  runsFor,
  runsPerStep,
  type Sample,
} from "../../../../src/sim/analysis/precision/until.ts";

/** Independent values of a known distribution by its quantile function, keyed by name: any number of them. */
function sampleOf(key: string, quantile: (u: number) => number): Sample {
  const stream = createStreams(studyKey(key)).stream("values", ["value"]);
  let held = new Float64Array(0);
  return async (runs) => {
    if (held.length < runs) {
      const longer = new Float64Array(runs);
      longer.set(held);
      const fresh = longer.subarray(held.length);
      stream.fillUniform(fresh, held.length, fresh.length, 0, 0);
      for (let i = 0; i < fresh.length; i++) fresh[i] = quantile(fresh[i]);
      held = longer;
    }
    return [{ values: held.subarray(0, runs), layout: null }];
  };
}

const key = { outcome: "value", material: null, sector: null, unit: "t" };

function relative(statistic: Statistic, size: number): Goal {
  return { text: "", label: "", statistic, asked: { relative: true, size, factor: 100, sign: "%" } };
}

const lognormal = (u: number) => exp(normalQuantile(u));
const exponential = (u: number) => -log(1 - u);
/** A loss of 0 to 1, and in one run of 250 a large one: exponential, 100 on average. */
const rareLoss = (u: number) => (u < 0.996 ? u / 0.996 : -100 * log((1 - u) / 0.004));

type Case = {
  readonly name: string;
  readonly goal: Goal;
  readonly quantile: (u: number) => number;
  readonly truth: number;
  readonly repetitions: number;
};

const rare: Case = {
  name: "the mean of a loss that is rare and large",
  goal: relative({ kind: "mean", key }, 0.15),
  quantile: rareLoss,
  truth: 0.996 * 0.5 + 0.004 * 100,
  repetitions: 400,
};

const cases: readonly Case[] = [
  rare,
  {
    name: "the mean of a lognormal",
    goal: relative({ kind: "mean", key }, 0.04),
    quantile: lognormal,
    truth: exp(0.5),
    repetitions: 300,
  },
  {
    name: "the 95th percentile of an exponential",
    goal: relative({ kind: "quantile", key, p: 0.95 }, 0.04),
    quantile: exponential,
    truth: -log(0.05),
    repetitions: 200,
  },
  {
    name: "the chance that a lognormal exceeds 8",
    goal: relative({ kind: "probability", key, relation: ">", threshold: 8 }, 0.12),
    quantile: lognormal,
    truth: normalSurvival(log(8)),
    repetitions: 200,
  },
];

const ceiling = 10_000_000;

async function byTheRule({ name, goal, quantile }: Case, k: number): Promise<readonly Look[]> {
  const pilot = await lookAtPilot([goal], sampleOf(`${name} ${k} pilot`, quantile), ceiling);
  return await extendUntilMet([goal], runsFor(pilot, ceiling), sampleOf(`${name} ${k}`, quantile), ceiling);
}

/** Stops at the first of the ranges at which the error estimated from the runs so far is small enough. */
async function naively({ name, goal, quantile }: Case, k: number): Promise<readonly Look[]> {
  const sample = sampleOf(`${name} ${k}`, quantile);
  for (let runs = runsPerStep; ; runs += runsPerStep) {
    const look = { runs, measured: [measure(goal, (await sample(runs))[0])] };
    if (isMet(look)) return [look];
  }
}

/** How far coverage lies from 95 %, and the average from the truth, in standard errors over the repetitions. */
async function repeated(of: Case, once: (of: Case, k: number) => Promise<readonly Look[]>) {
  const looks: (readonly Look[])[] = [];
  for (let k = 0; k < of.repetitions; k++) looks.push(await once(of, k));
  const last = looks.map((each) => each[each.length - 1].measured[0]);
  const values = last.map(({ value }) => value);
  const covered = last.filter(({ value, halfWidth }) => Math.abs(value - of.truth) <= halfWidth).length;
  return {
    coverage: (covered / of.repetitions - 0.95) / Math.sqrt((0.95 * 0.05) / of.repetitions),
    bias: (mean(values) - of.truth) / (sampleStandardDeviation(values) / Math.sqrt(of.repetitions)),
    last,
    atOnce: looks.filter(({ length }) => length === 1).length / of.repetitions,
  };
}

describe("running until an error is met", () => {
  test.each(cases)("$name: the interval holds the truth 95 times in 100, without bias", async (of) => {
    const { coverage, bias, last, atOnce } = await repeated(of, byTheRule);
    expect(Math.abs(coverage)).toBeLessThan(3);
    expect(Math.abs(bias)).toBeLessThan(3);
    for (const { ratio } of last) expect(ratio).toBeLessThanOrEqual(1);
    // Nine in ten are planned for; a pilot that missed the tail promises too much.
    expect(atOnce).toBeGreaterThan(0.7);
  });

  test("stopping as soon as the estimated error is small fails both where large values are rare", async () => {
    const { coverage, bias } = await repeated(rare, naively);
    expect(coverage).toBeLessThan(-3);
    expect(bias).toBeLessThan(-3);
  });

  test("a pilot grows to a sixteenth of the runs that it asks for", async () => {
    const goal = relative({ kind: "mean", key }, 0.004);
    const pilot = await lookAtPilot([goal], sampleOf("pilot grows", exponential), ceiling);
    // (1.96 / 0.004)^2 = 240,100 runs of an exponential, whose standard deviation is its mean.
    expect(runsFor(pilot, ceiling)).toBeGreaterThan(240_100);
    expect(runsFor(pilot, ceiling)).toBeLessThan(300_000);
    expect(pilot.runs).toBeGreaterThan(240_100 / 16);
    expect(pilot.runs % runsPerStep).toBe(0);
  });

  test("at the ceiling it ends, met or not", async () => {
    const goal = relative({ kind: "mean", key }, 0.004);
    const looks = await extendUntilMet([goal], 20_480, sampleOf("ceiling", exponential), 30_000);
    expect(looks.map(({ runs }) => runs)).toEqual([20_480, 30_000]);
    expect(isMet(looks[1])).toBe(false);
    // 1.96 / sqrt(30,000) = 1.13 %
    expect(looks[1].measured[0].halfWidth / looks[1].measured[0].value).toBeCloseTo(0.0113, 3);
  });

  test("a look that misses is followed by an eighth more runs at least", async () => {
    const goal = relative({ kind: "mean", key }, 1.96 / Math.sqrt(20_600));
    const looks = await extendUntilMet([goal], 20_480, sampleOf("an eighth", exponential), ceiling);
    expect(looks[0].measured[0].ratio).toBeGreaterThan(1);
    expect(looks[1].runs).toBeGreaterThanOrEqual(20_480 * 1.125);
  });

  test("all goals must be met: the hardest decides", async () => {
    const [easy, hard] = [0.05, 0.01].map((size) => relative({ kind: "mean", key }, size));
    const sample = sampleOf("two goals", exponential);
    const both: Sample = async (runs) => [...(await sample(runs)), ...(await sample(runs))];
    const [two, one] = [await lookAtPilot([easy, hard], both, ceiling), await lookAtPilot([hard], sample, ceiling)];
    expect(runsFor(two, ceiling)).toBe(runsFor(one, ceiling));
    const looks = await extendUntilMet([easy, hard], 10_240, both, ceiling);
    expect(looks[0].measured.map(({ ratio }) => ratio <= 1)).toEqual([true, false]);
    expect(looks.length).toBeGreaterThan(1);
  });
});
