import { describe, expect, test } from "vitest";
import { survival } from "../../../../src/model/distributions/survival.ts";
import { studyKey } from "../../../../src/model/random/key.ts";
import { createStreams } from "../../../../src/model/random/stream.ts";
import { componentsOf, distributionOf } from "../../../../src/sim/inference/lengths/components.ts";
import {
  type Fitted,
  laws,
  logLikelihoodOf,
  logSurvivalOf,
  quantileOf,
} from "../../../../src/sim/inference/lengths/law.ts";
import { type Measure, posteriorOf } from "../../../../src/sim/inference/lengths/posterior.ts";
import {
  limits,
  limitsOf,
  predictiveQuantile,
  survivalBeyond,
  survivalOf,
} from "../../../../src/sim/inference/lengths/predict.ts";
import { effects, effectsPrior } from "../../../../src/sim/inference/lengths/prior.ts";

const plain = { isRefusal: false, isPolitical: false };
const ended = (atLeast: number) => ({ atLeast, endedBy: atLeast, seenAt: 0 });
const lasting = (atLeast: number) => ({ atLeast, endedBy: null, seenAt: 0 });
const measure = (length: Measure["length"], kind = plain): Measure => ({ name: "x", length, ...kind });

/** A Weibull of spread one is an exponential of rate ln 2 / median. */
const exponential = (median: number): Fitted => ({ law: "weibull", location: Math.log(median), spread: 1 });

describe("likelihoods in closed form", () => {
  test("exponential with censoring: n ln rate - rate x time at risk", () => {
    const rate = Math.LN2 / 7;
    const lengths = [ended(2), ended(5), lasting(9)];
    const sum = lengths.reduce((total, length) => total + logLikelihoodOf(exponential(7), length), 0);
    expect(sum).toBeCloseTo(2 * Math.log(rate) - rate * 16, 10);
  });

  test("an exponential forgets: what was in sight from month three on counts from there", () => {
    const seen = logLikelihoodOf(exponential(7), { atLeast: 8, endedBy: 8, seenAt: 3 });
    expect(seen).toBeCloseTo(logLikelihoodOf(exponential(7), ended(5)), 10);
  });

  test("an end between two dates has the difference of the survivals, which tends to density times width", () => {
    const law: Fitted = { law: "lognormal", location: Math.log(6), spread: 0.8 };
    const between = logLikelihoodOf(law, { atLeast: 4, endedBy: 6, seenAt: 0 });
    // Phi(0) - Phi(ln(4/6) / 0.8) = 0.5 - 0.3061 (SciPy 1.17: norm.cdf(-0.506831) = 0.306138).
    expect(Math.exp(between)).toBeCloseTo(0.5 - 0.306138, 5);
    const narrow = logLikelihoodOf(law, { atLeast: 5, endedBy: 5.001, seenAt: 0 });
    expect(narrow).toBeCloseTo(logLikelihoodOf(law, ended(5)) + Math.log(0.001), 3);
  });

  test.each(laws)("half of a %s lie beyond its median, and a quantile is the inverse of the survival", (law) => {
    const fitted: Fitted = { law, location: Math.log(9), spread: 0.7 };
    expect(Math.exp(logSurvivalOf(fitted, 9))).toBeCloseTo(0.5, 12);
    for (const p of [0.01, 0.3, 0.9])
      expect(Math.exp(logSurvivalOf(fitted, quantileOf(fitted, p)))).toBeCloseTo(1 - p, 10);
  });
});

describe("the posterior", () => {
  test("with one measure is the prior of a baseline times its likelihood, summed by hand over another grid", () => {
    const { lawsOf } = posteriorOf([measure(ended(3))], { refusal: false, politics: false });
    const mean = lawsOf(plain).reduce((sum, { fitted, weight }) => sum + weight * fitted.location, 0);
    let [weights, sum] = [0, 0];
    // Twice as fine in the location, the same spreads: 0.3 exp(0.15 k).
    for (const law of laws)
      for (let k = 0; k < 16; k++)
        for (let location = -1; location <= 5; location += 0.05) {
          const z = (location - Math.log(12)) / 1.5;
          const fitted = { law, location, spread: 0.3 * Math.exp(0.15 * k) };
          const weight = Math.exp(-0.5 * z * z + logLikelihoodOf(fitted, ended(3)));
          weights += weight;
          sum += weight * location;
        }
    expect(mean).toBeCloseTo(sum / weights, 2);
  });

  test("weights of every kind sum to one; an effect that no measure bears has its prior", () => {
    const posterior = posteriorOf([2, 3, 5, 8].map((months) => measure(ended(months))));
    for (const isRefusal of [false, true])
      for (const isPolitical of [false, true]) {
        const total = posterior.lawsOf({ isRefusal, isPolitical }).reduce((sum, { weight }) => sum + weight, 0);
        expect(total).toBeCloseTo(1, 10);
      }
    const prior = effectsPrior(effects, effects).map((row) => row.reduce((sum, each) => sum + each, 0));
    posterior.refusal.forEach(({ weight }, k) => {
      expect(weight).toBeCloseTo(prior[k], 3);
    });
  });

  test("a group without a case is the baseline made less sure, in part and not in whole", () => {
    const months = [4, 6, 9, 12, 7, 5, 10, 8];
    const { lawsOf } = posteriorOf(months.map((each) => measure(ended(each))));
    const spreadOf = (group: typeof plain) => {
      const { low, middle, high } = limitsOf(lawsOf(group), (law) => law.location);
      return { middle, width: high - low };
    };
    const [known, unknown] = [spreadOf(plain), spreadOf({ isRefusal: true, isPolitical: false })];
    expect(unknown.middle).toBeCloseTo(known.middle, 0);
    expect(unknown.width).toBeGreaterThan(2 * known.width);
  });

  test("what is known of no end lengthens, and so does a measure twice as long", () => {
    const refused = { isRefusal: true, isPolitical: false };
    const base = [2, 4, 8].map((each) => measure(ended(each)));
    const others = [10, 20, 40].map((each) => measure(ended(each), refused));
    const median = (measures: readonly Measure[], group: typeof plain) =>
      predictiveQuantile(posteriorOf(measures).lawsOf(group), 0.5);
    const before = [plain, refused].map((group) => median([...base, ...others], group));
    const open = [...base.slice(0, 2), measure(lasting(8)), ...others];
    expect(median(open, plain)).toBeGreaterThan(before[0]);
    const longer = [...base, ...[10, 20, 80].map((each) => measure(ended(each), refused))];
    expect(median(longer, refused)).toBeGreaterThan(1.1 * before[1]);
  });

  test("the order of the measures does not matter, and none are refused", () => {
    const measures = [2, 30].map((each) => measure(ended(each)));
    expect(posteriorOf(measures).logEvidence).toBeCloseTo(posteriorOf(measures.toReversed()).logEvidence, 12);
    expect(() => posteriorOf([])).toThrow("measures: must be at least one, got none");
  });
});

describe("recovery", () => {
  test("of 40 samples of 30 the 90 % of the medians hold the truth 30 to 40 times (binomial 99.9 %)", () => {
    const stream = createStreams(studyKey("lengths")).stream("durations", ["case"]);
    const kinds = [plain, { isRefusal: true, isPolitical: false }];
    const truth = (kind: typeof plain): Fitted => ({
      law: "weibull",
      location: kind.isRefusal ? 3.4 : 1.8,
      spread: 0.8,
    });
    let held = 0;
    for (let sample = 0; sample < 40; sample++) {
      const measures = Array.from({ length: 30 }, (_, i): Measure => {
        const kind = kinds[i % 2];
        const months = quantileOf(truth(kind), stream.uniform(sample, i, 0));
        return measure(months > 40 ? lasting(40) : ended(months), kind);
      });
      const { lawsOf } = posteriorOf(measures, { refusal: true, politics: false });
      const { low, high } = limitsOf(lawsOf(kinds[sample % 2]), ({ location }) => location);
      const { location } = truth(kinds[sample % 2]);
      // Half a step of the lattice on either side.
      if (location >= low - 0.05 && location <= high + 0.05) held++;
    }
    expect(held).toBeGreaterThanOrEqual(30);
  });
});

describe("prediction", () => {
  const laws: Parameters<typeof survivalOf>[0] = [
    { weight: 0.25, fitted: exponential(2) },
    { weight: 0.75, fitted: exponential(20) },
  ];

  test("luck and ignorance together: a mixture, whose age makes the longer law likelier", () => {
    expect(survivalOf(laws, 2)).toBeCloseTo(0.25 * 0.5 + 0.75 * 2 ** -0.1, 12);
    expect(survivalBeyond(laws, 22, 2)).toBeCloseTo((0.25 * 2 ** -11 + 0.75 * 2 ** -1.1) / survivalOf(laws, 2), 12);
    expect(survivalOf(laws, predictiveQuantile(laws, 0.3))).toBeCloseTo(0.7, 5);
  });

  test("limits are weighted quantiles", () => {
    const values = [3, 1, 2].map((value) => ({ value, weight: value === 1 ? 0.04 : 0.48 }));
    expect(limits(values)).toMatchObject({ low: 2, middle: 2, high: 3 });
    expect(limits(values).mean).toBeCloseTo(0.04 + 0.96 + 1.44, 12);
  });

  test("three Weibulls keep weight and spread of the posterior, and its survival to 0.03", () => {
    const posterior = posteriorOf([1, 2, 9, 30].map((each) => measure(ended(each))));
    const all = posterior.lawsOf({ isRefusal: true, isPolitical: true });
    const written = distributionOf(componentsOf(all));
    expect(written.components.map(({ weight }) => weight).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    for (let months = 0.1; months < 500; months *= 1.3)
      expect(Math.abs(survival(written, months) - survivalOf(all, months))).toBeLessThan(0.03);
  });

  test("a single law comes back as it is", () => {
    const [only] = distributionOf(componentsOf([{ weight: 1, fitted: exponential(7) }])).components;
    expect(only).toEqual({ weight: 1, distribution: { kind: "weibull", shape: 1, median: 7 } });
  });
});
