import { factorize } from "../likelihood/normal-rows.ts";
import { type NormalLaw, scoresOf } from "./normal-proposal.ts";

/*
 * A second-order response surface (Box and Wilson 1951, On the experimental attainment of optimum conditions, Journal of the Royal
 * Statistical Society B 13, 1-45): the log likelihood as a quadratic of the ranks' normal scores, of which the prior is standard
 * normal, so that prior times surface is a normal law. Every point says something of it, where the moments of a posterior rest on the few that
 * weigh most. It only proposes: what a point weighs is its own likelihood.
 */

/** Points no farther below the best, in logarithms, and how they count: by half where ten below. */
const deepest = 60;
const half = 10;
/** Of each coefficient but the constant, as of one point more that says zero. */
const ridge = 1;
/** Points a coefficient. */
const fewest = 2;
/** Of the surface: it is surer than it may be, having been fitted where it is low. */
const power = 0.75;
/** The law is at most that many times as wide as the prior, in variance, and its centre no farther out than so many scores. */
const widest = 2;
const farthestCentre = 3;

/** The normal law that prior and surface make; null where too few points say anything of it. */
export function surfaceLaw(points: readonly Float64Array[], logLikelihoods: readonly number[]): NormalLaw | null {
  const best = logLikelihoods.reduce((a, b) => Math.max(a, b), -Infinity);
  const used = [...points.keys()].filter((i) => logLikelihoods[i] >= best - deepest && logLikelihoods[i] > -Infinity);
  const count = points[0]?.length ?? 0;
  const terms = 1 + count + (count * (count + 1)) / 2;
  if (used.length < fewest * terms) return null;
  const normal = new Float64Array(terms * terms);
  const right = new Float64Array(terms);
  const row = new Float64Array(terms);
  for (const k of used) {
    const depth = (best - logLikelihoods[k]) / half;
    const weight = 1 / (1 + depth * depth);
    fill(row, scoresOf(points[k]));
    for (let i = 0; i < terms; i++) {
      const weighted = weight * row[i];
      right[i] += weighted * (logLikelihoods[k] - best);
      for (let j = 0; j <= i; j++) normal[i * terms + j] += weighted * row[j];
    }
  }
  for (let i = 1; i < terms; i++) normal[i * terms + i] += ridge;
  factorize(normal, terms);
  return lawOf(solvedBy(normal, right, terms), count);
}

/** The terms of a quadratic: constant, scores, then products, the first factor's own square first. */
function fill(row: Float64Array, scores: Float64Array): void {
  row[0] = 1;
  let at = 1;
  for (const score of scores) row[at++] = score;
  for (let i = 0; i < scores.length; i++) for (let j = i; j < scores.length; j++) row[at++] = scores[i] * scores[j];
}

/** The standard normal prior times the exponential of a quadratic, flattened. */
function lawOf(coefficients: Float64Array, count: number): NormalLaw {
  const precision = new Float64Array(count * count);
  let at = 1 + count;
  for (let i = 0; i < count; i++)
    for (let j = i; j < count; j++) {
      const coefficient = coefficients[at++];
      if (i === j) precision[i * count + i] = 1 - 2 * power * coefficient;
      else precision[i * count + j] = precision[j * count + i] = -power * coefficient;
    }
  const { values, vectors } = eigenOf(precision, count);
  const covariance = new Float64Array(count * count);
  const mean = new Float64Array(count);
  for (let v = 0; v < count; v++) {
    const variance = 1 / Math.max(1 / widest, values[v]);
    let along = 0;
    for (let i = 0; i < count; i++) along += vectors[i * count + v] * power * coefficients[1 + i];
    for (let i = 0; i < count; i++) {
      mean[i] += vectors[i * count + v] * variance * along;
      for (let j = 0; j < count; j++)
        covariance[i * count + j] += variance * vectors[i * count + v] * vectors[j * count + v];
    }
  }
  return { mean: mean.map((each) => Math.min(farthestCentre, Math.max(-farthestCentre, each))), covariance };
}

/** Solves L L' x = b, given the lower half L. */
function solvedBy(factor: Float64Array, right: Float64Array, count: number): Float64Array {
  const solved = right.slice();
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < i; k++) solved[i] -= factor[i * count + k] * solved[k];
    solved[i] /= factor[i * count + i];
  }
  for (let i = count - 1; i >= 0; i--) {
    for (let k = i + 1; k < count; k++) solved[i] -= factor[k * count + i] * solved[k];
    solved[i] /= factor[i * count + i];
  }
  return solved;
}

/** Eigenvalues and eigenvectors (columns) of a symmetric matrix, by Jacobi's rotations. */
export function eigenOf(
  matrix: Float64Array,
  count: number,
): { readonly values: Float64Array; readonly vectors: Float64Array } {
  const a = matrix.slice();
  const vectors = new Float64Array(count * count);
  for (let i = 0; i < count; i++) vectors[i * count + i] = 1;
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let rest = 0;
    for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) rest += a[i * count + j] * a[i * count + j];
    if (rest < 1e-24) break;
    for (let p = 0; p < count; p++) for (let q = p + 1; q < count; q++) rotate(a, vectors, count, p, q);
  }
  return { values: Float64Array.from({ length: count }, (_, i) => a[i * count + i]), vectors };
}

const mostSweeps = 60;

/** Takes the element of row p and column q to zero. */
function rotate(a: Float64Array, vectors: Float64Array, count: number, p: number, q: number): void {
  const off = a[p * count + q];
  if (off === 0) return;
  const theta = (a[q * count + q] - a[p * count + p]) / (2 * off);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < count; k++) {
    const [x, y] = [a[k * count + p], a[k * count + q]];
    a[k * count + p] = cosine * x - sine * y;
    a[k * count + q] = sine * x + cosine * y;
  }
  for (let k = 0; k < count; k++) {
    const [x, y] = [a[p * count + k], a[q * count + k]];
    a[p * count + k] = cosine * x - sine * y;
    a[q * count + k] = sine * x + cosine * y;
    const [u, v] = [vectors[k * count + p], vectors[k * count + q]];
    vectors[k * count + p] = cosine * u - sine * v;
    vectors[k * count + q] = sine * u + cosine * v;
  }
}
