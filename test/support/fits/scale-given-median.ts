import { type Duration, type Law, logLikelihoodOf } from "./duration-fit.ts";

const ratio = (Math.sqrt(5) - 1) / 2;

/** Scale of a law of duration by maximum likelihood when its median is held, by golden section between 0.05 and 5. */
export function scaleGivenMedian(cases: readonly Duration[], law: Law, median: number): number {
  const logLikelihood = logLikelihoodOf(cases, law);
  const at = (logScale: number) => logLikelihood(Math.log(median), logScale);
  let [low, high] = [Math.log(0.05), Math.log(5)];
  while (high - low > 1e-9) {
    const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (at(left) > at(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
