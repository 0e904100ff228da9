import { log } from "../kernels/log.ts";
import { power } from "../kernels/power.ts";
import { atomsOf, type Distribution } from "./distribution.ts";
import { atomAt, inverseSurvival, left, logLeft, logSurvival, survival } from "./survival.ts";

/** The least probability of having lasted so long under which what is left can still be drawn. */
export const leastSurvival = 1e-300;
const logLeastSurvival = log(leastSurvival);

/** From this probability on inverses are sought in the survival function, below it in its logarithm. */
const tailBelow = 1e-20;

const inLogarithms: readonly Distribution["kind"][] = ["beta", "pert", "gamma"];

const mostDoublings = 1100;

/** Whether what is left beyond an age can be drawn: "impossible" where nothing lasts so long, "tooRare" below 1e-300. */
export function lastsBeyond(distribution: Distribution, age: number): "yes" | "tooRare" | "impossible" {
  const alive = logSurvival(distribution, age);
  if (alive >= logLeastSurvival) return "yes";
  return alive === -Infinity ? "impossible" : "tooRare";
}

/**
 * Quantile of X given X > age (left truncation), for 0 < u < 1: how long in all, given that it has lasted so long. Rises
 * with u. Values with a probability of their own come out exactly; all else to some 1e-12 of the probability, for ages
 * that are exceeded with a probability of 1e-300 or more. Throws RangeError for others.
 */
export function quantileBeyond(distribution: Distribution, age: number, u: number): number {
  if (lastsBeyond(distribution, age) !== "yes")
    throw new RangeError(`age: must be exceeded with a probability of ${leastSurvival} or more, got ${age}`);
  return Math.max(age, drawBeyond(distribution, age, u));
}

function drawBeyond(distribution: Distribution, age: number, u: number): number {
  const { atoms, isAll } = atomsOf(distribution);
  if (isAll) {
    const beyond = atoms.filter(({ value }) => value > age);
    return atomAt(beyond, beyond.reduce((total, { mass }) => total + mass, 0) * u);
  }
  switch (distribution.kind) {
    case "uniform": {
      const from = Math.max(age, distribution.low);
      return from + (distribution.high - from) * u;
    }
    case "triangular":
      return triangular(distribution.low, distribution.mode, distribution.high, age, u);
    case "weibull": {
      const { shape, median } = distribution;
      return median * power(power(Math.max(0, age) / median, shape) - log(1 - u) / Math.LN2, 1 / shape);
    }
    default:
      return bySearch(distribution, age, u);
  }
}

/** The squares of the distances from the nearer end are uniform on either side of the mode. */
function triangular(low: number, mode: number, high: number, age: number, u: number): number {
  const alive = survival({ kind: "triangular", low, mode, high }, age);
  const width = high - low;
  const gone = Math.max(0, age - low);
  const fromLow = age < mode ? gone * gone + u * alive * width * (mode - low) : Infinity;
  if (fromLow < (mode - low) * (mode - low)) return low + Math.sqrt(fromLow);
  return high - Math.sqrt((1 - u) * alive * width * (high - mode));
}

/**
 * Where there is no closed form: in the survival function, in the tail in its logarithm. Of beta, PERT and gamma the
 * logarithm is what is computed.
 */
function bySearch(distribution: Distribution, age: number, u: number): number {
  const alive = survival(distribution, age);
  const isTail = (1 - u) * alive < tailBelow || inLogarithms.includes(distribution.kind);
  const kind = isTail ? logLeft : left;
  const target = isTail ? logSurvival(distribution, age) + log(1 - u) : (1 - u) * alive;
  let low = age;
  let reach = Math.max(Math.abs(age), 1);
  for (let k = 0; k < mostDoublings && kind.beyond(distribution, low + reach) > target; k++) {
    low += reach;
    reach *= 2;
  }
  return inverseSurvival(distribution, kind, target, low, Math.min(low + reach, highest(distribution)));
}

/** The largest value of a distribution that may have to be searched. */
function highest(distribution: Distribution): number {
  switch (distribution.kind) {
    case "constant":
      return distribution.value;
    case "discrete":
      return distribution.values[distribution.values.length - 1];
    case "uniform":
    case "triangular":
    case "pert":
      return distribution.high;
    case "beta":
      return distribution.high ?? 1;
    case "mixture":
      return Math.max(...distribution.components.map((component) => highest(component.distribution)));
    default:
      return Infinity;
  }
}
