import { describe, expect, test } from "vitest";
import { log } from "../../../../src/model/kernels/log.ts";
import { normalQuantile } from "../../../../src/model/kernels/normal-quantile.ts";
import { WeightsVanished } from "../../../../src/sim/engine/filter/filter.ts";
import { ancestorsOf, errorOverFamilies } from "../../../../src/sim/engine/filter/lineage.ts";
import { filterToy, type Toy } from "../../../support/toy-particles.ts";

const meanOf = (values: Iterable<number>) => {
  const all = [...values];
  return all.reduce((sum, value) => sum + value, 0) / all.length;
};

/** Mean and its standard error over repetitions. */
function overSeeds(values: readonly number[]) {
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

const within = (found: { mean: number; error: number }, truth: number) => Math.abs(found.mean - truth) / found.error;

/** x(0) ~ N(0, 1), x(t) = a x(t - 1) + s N(0, 1), y(t) = x(t) + r N(0, 1). */
const [a, s, r] = [0.9, 0.5, 0.4];
const observed = [1.2, 0.4, 0.9, 2.1, 2.6, 1.9, 0.3, -0.4, -1.5, -0.9, 0.2, 0.8];

function normalToy(seen: readonly number[] = observed): Toy {
  return {
    weeks: seen.map((_, k) => k + 1),
    follow: ({ first, uniform }) => {
      const x0 = normalQuantile(first(0));
      let x = x0;
      const logLikelihoods = seen.map((y, week) => {
        x = a * x + s * normalQuantile(uniform(week, week));
        return -((y - x) ** 2) / (2 * r * r) - Math.log(r) - Math.log(2 * Math.PI) / 2;
      });
      return { logLikelihoods, values: [x, x0] };
    },
  };
}

/** Kalman filter, and its smoother back to x(0) (Rauch, Tung and Striebel 1965). */
function kalman(seen: readonly number[]) {
  let [mean, variance, logEvidence] = [0, 1, 0];
  const steps: { mean: number; variance: number; before: number; ahead: number }[] = [];
  const filtered = [{ mean, variance }];
  for (const y of seen) {
    const [ahead, before] = [a * mean, a * a * variance + s * s];
    const total = before + r * r;
    logEvidence -= (y - ahead) ** 2 / (2 * total) + Math.log(2 * Math.PI * total) / 2;
    mean = ahead + (before / total) * (y - ahead);
    variance = before - (before * before) / total;
    steps.push({ mean, variance, before, ahead });
    filtered.push({ mean, variance });
  }
  let smoothed = mean;
  for (let t = seen.length - 1; t >= 0; t--) {
    const { ahead, before } = steps[t];
    smoothed = filtered[t].mean + ((filtered[t].variance * a) / before) * (smoothed - ahead);
  }
  return { mean, variance, logEvidence, smoothed };
}

describe("a linear Gaussian world, against its Kalman filter", async () => {
  const exact = kalman(observed);
  const found = await Promise.all(
    Array.from({ length: 60 }, (_, seed) => filterToy(normalToy(), `kalman ${seed}`, 1000, 0.5)),
  );

  test("where the state is now: its mean and its variance", () => {
    const means = overSeeds(found.map(({ values: [x] }) => meanOf(x)));
    expect(within(means, exact.mean)).toBeLessThan(4);
    expect(means.error).toBeLessThan(0.01);
    const variances = overSeeds(found.map(({ values: [x] }) => meanOf(x.map((value) => (value - exact.mean) ** 2))));
    expect(within(variances, exact.variance)).toBeLessThan(4);
    expect(variances.error).toBeLessThan(0.01);
  });

  test("where it began, which copies keep from their ancestors", () => {
    const means = overSeeds(found.map(({ values: [, x0] }) => meanOf(x0)));
    expect(within(means, exact.smoothed)).toBeLessThan(4);
    expect(means.error).toBeLessThan(0.05);
  });

  test("the probability of the facts, which a particle filter meets on average exactly (Del Moral 2004)", () => {
    const evidence = found.map(({ readings }) => readings.reduce((sum, { logEvidence }) => sum + logEvidence, 0));
    const ratios = overSeeds(evidence.map((each) => Math.exp(each - exact.logEvidence)));
    expect(within(ratios, 1)).toBeLessThan(4);
    expect(ratios.error).toBeLessThan(0.1);
  });

  test("the error over families is how far the filter is off, as that of independent particles is not", () => {
    const squares = (values: readonly number[]) => meanOf(values.map((value) => value * value));
    for (const [k, truth] of [exact.mean, exact.smoothed].entries()) {
      const missed = squares(found.map(({ values }) => meanOf(values[k]) - truth));
      const told = squares(found.map(({ values, lineage }) => errorOverFamilies(values[k], ancestorsOf(lineage))));
      // A sum of 60 squares over its mean has the standard deviation sqrt(2 / 60) = 0.18.
      expect(missed / told).toBeGreaterThan(0.45);
      expect(missed / told).toBeLessThan(1.75);
      const asIfIndependent = squares(
        found.map(({ values }) => errorOverFamilies(values[k], Int32Array.from(values[k].keys()))),
      );
      if (k === 1) expect(missed / asIfIndependent).toBeGreaterThan(4);
    }
  });

  test("where ten times as many stand until the first two facts, where it began is known better, and all else alike", async () => {
    const wide = await Promise.all(
      Array.from({ length: 60 }, (_, seed) =>
        filterToy(normalToy(), `wide ${seed}`, 250, 0.5, { runs: 2500, week: 2 }),
      ),
    );
    const narrow = await Promise.all(
      Array.from({ length: 60 }, (_, seed) => filterToy(normalToy(), `wide ${seed}`, 250, 0.5)),
    );
    for (const [k, truth] of [exact.mean, exact.smoothed].entries())
      expect(within(overSeeds(wide.map(({ values }) => meanOf(values[k]))), truth)).toBeLessThan(4);
    const evidence = wide.map(({ readings }) => readings.reduce((sum, { logEvidence }) => sum + logEvidence, 0));
    expect(within(overSeeds(evidence.map((each) => Math.exp(each - exact.logEvidence))), 1)).toBeLessThan(4);
    const families = (of: typeof wide, at: number) => meanOf(of.map(({ readings }) => readings[at].worth));
    expect(families(wide, 1)).toBeGreaterThan(1.3 * families(narrow, 1));
    for (const { asked, readings, lineage, values } of wide) {
      expect(readings.slice(0, 3).map(({ weighed }) => weighed)).toEqual([
        ...(readings[0].copied === null ? [2500, 2500] : [2500, 250]),
        250,
      ]);
      expect(asked.slice(0, 2)).toEqual([2500, 250]);
      expect(values[0].length).toBe(250);
      // Some stem from runs that have no place.
      expect(Math.max(...ancestorsOf(lineage))).toBeGreaterThan(250);
    }
  });

  test("few weights are carried where many are asked for, and the other way round", async () => {
    const always = await filterToy(normalToy(), "floor", 300, 1);
    expect(always.readings.every(({ copied }) => copied !== null)).toBe(true);
    const never = await filterToy(normalToy(), "floor", 300, 0);
    expect(never.readings.map(({ copied }) => copied !== null)).toEqual([...observed.keys()].map((k) => k === 11));
    for (const { readings, asked } of [always, never]) {
      const copied = readings.slice(0, -1).flatMap((reading) => reading.copied ?? []);
      expect(asked).toEqual([300, ...copied]);
    }
  });
});

/** Two states; each lasts a number of weeks that is geometric, drawn when it begins. State by week is seen with an error. */
const [leaves, mistaken] = [[0.15, 0.3], 0.2];
const seenStates = [0, 0, 1, 0, 1, 1, 1, 0, 0, 1];

/** As a state of policy: its length is drawn ahead, and drawn again for a copy, given that it has lasted so long. */
const chainToy: Toy = {
  weeks: seenStates.map((_, week) => week + 1),
  follow: ({ uniform, begins }) => {
    let [state, visit] = [0, 0];
    const lasts = (week: number) =>
      Math.max(1, Math.ceil(Math.log(1 - uniform(week, visit)) / Math.log(1 - leaves[state])));
    let until = lasts(0);
    let early = 0;
    const logLikelihoods = seenStates.map((seen, week) => {
      if (begins(week) && until > week) until = week + lasts(week);
      if (until === week) {
        state = 1 - state;
        visit++;
        until = week + lasts(week);
      }
      if (week === 2) early = state;
      return Math.log(seen === state ? 1 - mistaken : mistaken);
    });
    return { logLikelihoods, values: [state, early] };
  },
};

/** Bayes by hand: every one of the paths of the chain, with its probability and that of what was seen. */
function allPaths() {
  let [evidence, last, early] = [0, 0, 0];
  const weeks = seenStates.length;
  for (let path = 0; path < 2 ** (weeks - 1); path++) {
    const states = [0, ...Array.from({ length: weeks - 1 }, (_, k) => (path >> k) & 1)];
    let probability = 1;
    states.forEach((state, week) => {
      if (week > 0) probability *= state === states[week - 1] ? 1 - leaves[state] : leaves[states[week - 1]];
      probability *= state === seenStates[week] ? 1 - mistaken : mistaken;
    });
    evidence += probability;
    last += probability * states[weeks - 1];
    early += probability * states[2];
  }
  return { logEvidence: Math.log(evidence), last: last / evidence, early: early / evidence };
}

describe("a chain of two states, against Bayes by hand", async () => {
  const exact = allPaths();
  const found = await Promise.all(
    Array.from({ length: 60 }, (_, seed) => filterToy(chainToy, `chain ${seed}`, 1000, 0.6)),
  );

  test("the state now, the state early on, and the probability of what was seen", () => {
    for (const [k, truth] of [exact.last, exact.early].entries()) {
      const shares = overSeeds(found.map(({ values }) => meanOf(values[k])));
      expect(within(shares, truth)).toBeLessThan(4);
      expect(shares.error).toBeLessThan(0.01);
    }
    const ratios = overSeeds(
      found.map(({ readings }) =>
        Math.exp(readings.reduce((sum, { logEvidence }) => sum + logEvidence, 0) - exact.logEvidence),
      ),
    );
    expect(within(ratios, 1)).toBeLessThan(4);
    expect(found.every(({ readings }) => readings.filter(({ copied }) => copied !== null).length > 2)).toBe(true);
  });
});

test("simulation-based calibration: the truth is nowhere among the particles more often than elsewhere", async () => {
  const cells = 10;
  const [now, before] = [new Float64Array(cells), new Float64Array(cells)];
  const worlds = 400;
  for (let world = 0; world < worlds; world++) {
    const truths: number[] = [];
    // The first life of a study of its own is the truth; what it shows, with an error, is the facts.
    const uniforms = await filterToy(
      {
        weeks: [1],
        follow: ({ first, uniform }) => ({
          logLikelihoods: [0],
          values: [first(0), ...Array.from({ length: 8 }, (_, week) => uniform(week, week)), ...errorsOf(uniform)],
        }),
      },
      `truth ${world}`,
      1,
      0,
    );
    const drawn = uniforms.values.map(([value]) => value);
    let x = normalQuantile(drawn[0]);
    truths.push(x);
    const seen = drawn.slice(1, 9).map((u, week) => {
      x = a * x + s * normalQuantile(u);
      return x + r * normalQuantile(drawn[9 + week]);
    });
    truths.unshift(x);
    const { values } = await filterToy(normalToy(seen), `sbc ${world}`, 400, 0.5);
    for (const [k, counts] of [now, before].entries()) {
      const below = values[k].filter((value) => value < truths[k]).length / values[k].length;
      counts[Math.min(cells - 1, Math.floor(below * cells))]++;
    }
  }
  // 99.9 % of chi-squared with 9 degrees of freedom lies below 27.9.
  const chiSquared = (counts: Float64Array) =>
    counts.reduce((sum, count) => sum + (count - worlds / cells) ** 2 / (worlds / cells), 0);
  expect(chiSquared(now)).toBeLessThan(27.9);
  expect(chiSquared(before)).toBeLessThan(27.9);
});

const errorsOf = (uniform: (week: number, index: number) => number) =>
  Array.from({ length: 8 }, (_, week) => uniform(week, 500 + week));

describe("what facts can and cannot do", () => {
  const sayNothing: Toy = {
    weeks: [1, 3],
    follow: ({ first }) => ({ logLikelihoods: [-7, -7], values: [first(0)] }),
  };

  test("facts that say nothing copy nobody", async () => {
    const { readings, lineage, values } = await filterToy(sayNothing, "nothing", 50, 1);
    expect(readings.map(({ copied }) => copied)).toEqual([null, 0]);
    expect([...ancestorsOf(lineage)]).toEqual([...Array(50).keys()]);
    expect(new Set(values[0]).size).toBe(50);
    for (const { logEvidence } of readings) expect(logEvidence).toBeCloseTo(-7, 12);
  });

  test("a fact that leaves no particle is told by its week, and nothing is filtered", async () => {
    const impossible: Toy = { weeks: [1, 3, 3], follow: () => ({ logLikelihoods: [0, -1, -Infinity], values: [] }) };
    const failed = await filterToy(impossible, "impossible", 20, 0.5).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(WeightsVanished);
    expect(failed).toMatchObject({ week: 3, facts: [1, 2] });
  });

  test("one that leaves a single particle makes a family of it", async () => {
    const sharp: Toy = {
      weeks: [2],
      follow: ({ first, uniform }) => ({
        logLikelihoods: [first(0) > 0.9 && first(1) > 0.9 && first(2) > 0.5 ? 0 : -Infinity],
        values: [first(0), uniform(1, 0), uniform(2, 0)],
      }),
    };
    const { values, readings } = await filterToy(sharp, "sharp", 200, 0.5);
    const survivors = Math.round(readings[0].effective);
    expect(survivors).toBeGreaterThan(0);
    expect(readings[0].ancestors).toBe(survivors);
    expect(readings[0].logEvidence).toBeCloseTo(log(survivors / 200), 12);
    // What was drawn before the date is the ancestor's; what comes after it is everyone's own.
    expect(values.map((column) => new Set(column).size)).toEqual([survivors, survivors, 200]);
  });
});
