import { quantile } from "../../../src/model/distributions/quantile.ts";
import { studyKey } from "../../../src/model/random/key.ts";
import { createStreams } from "../../../src/model/random/stream.ts";
import { type Duration, fitDurations, type Law } from "./duration-fit.ts";
import { kaplanMeier, kaplanMeierQuantile } from "./kaplan-meier.ts";

export type Goodness = {
  /** Greatest distance between the fitted survival and Kaplan-Meier over the lengths that ended a case. */
  readonly distance: number;
  /** Share of simulated samples, fitted afresh, that lie as far from their own fit: small means a bad fit. */
  readonly pValue: number;
  /** Of the lower quartile, median and upper quartile: fitted, Kaplan-Meier, and the simulated 90 % interval of the latter. */
  readonly quartiles: readonly {
    readonly p: number;
    readonly fitted: number;
    readonly seen: number;
    readonly low: number;
    readonly high: number;
  }[];
};

/** Parametric bootstrap: samples of the same size from the fitted law, each case seen no longer than it could have been. */
export function goodness(
  cases: readonly (Duration & { readonly visibleMonths: number })[],
  law: Law,
  samples: number,
  seed: string,
): Goodness {
  const fit = fitDurations(cases, law);
  const distribution =
    law === "lognormal"
      ? ({ kind: "lognormal", median: fit.median.value, p95: fit.quantile(0.95).value } as const)
      : ({ kind: "weibull", shape: fit.shape.value, median: fit.median.value } as const);
  const stream = createStreams(studyKey(seed)).stream("durations", ["case"]);
  const drawn = Array.from({ length: samples }, (_, sample) =>
    cases.map(({ visibleMonths }, i): Duration => {
      const months = quantile(distribution, stream.uniform(sample, i, 0));
      return { months: Math.min(months, visibleMonths), censored: months > visibleMonths };
    }),
  ).filter((sample) => sample.filter(({ censored }) => !censored).length >= 3);
  const distance = distanceToFit(cases, law);
  const steps = drawn.map(kaplanMeier);
  return {
    distance,
    pValue: drawn.filter((sample) => distanceToFit(sample, law) >= distance).length / drawn.length,
    quartiles: [0.25, 0.5, 0.75].map((p) => {
      const simulated = steps.map((one) => kaplanMeierQuantile(one, p)).sort((a, b) => a - b);
      return {
        p,
        fitted: fit.quantile(p).value,
        seen: kaplanMeierQuantile(kaplanMeier(cases), p),
        low: simulated[Math.floor(0.05 * simulated.length)],
        high: simulated[Math.ceil(0.95 * simulated.length) - 1],
      };
    }),
  };
}

function distanceToFit(cases: readonly Duration[], law: Law): number {
  const { survival } = fitDurations(cases, law);
  let before = 1;
  let distance = 0;
  for (const step of kaplanMeier(cases)) {
    const fitted = survival(step.months);
    distance = Math.max(distance, Math.abs(fitted - before), Math.abs(fitted - step.survival));
    before = step.survival;
  }
  return distance;
}
