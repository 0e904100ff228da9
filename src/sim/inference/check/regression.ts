import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";
import { factorize } from "../likelihood/normal-rows.ts";

/**
 * Ranks moved to where a weighted linear regression of their logits on how far data lie from the record puts them if they
 * lay on it (Beaumont, Zhang and Balding 2002, Approximate Bayesian computation in population genetics, Genetics 162,
 * 2025-2035; the logit keeps them in 0-1).
 */
export function adjusted(
  ranks: readonly number[],
  away: readonly (readonly number[])[],
  weights: readonly number[],
): readonly number[] {
  const logits = ranks.map((rank) => logit(Math.min(1 - nearest, Math.max(nearest, rank))));
  const count = (away[0]?.length ?? 0) + 1;
  const at = (k: number, j: number) => (j === 0 ? 1 : away[k][j - 1]);
  const matrix = new Float64Array(count * count);
  const right = new Float64Array(count);
  weights.forEach((weight, k) => {
    for (let i = 0; i < count; i++) {
      right[i] += weight * at(k, i) * logits[k];
      for (let j = 0; j <= i; j++) matrix[i * count + j] += weight * at(k, i) * at(k, j);
    }
  });
  // A hair on the diagonal: what does not vary has no slope.
  for (let i = 1; i < count; i++) matrix[i * count + i] += 1e-9 * matrix[0];
  factorize(matrix, count);
  const slopes = solved(matrix, right);
  return logits.map((each, k) => {
    let moved = each;
    for (let j = 1; j < count; j++) moved -= slopes[j] * at(k, j);
    return 1 / (1 + exp(-Math.min(700, Math.max(-700, moved))));
  });
}

const nearest = 1e-6;

function logit(rank: number): number {
  return log(rank / (1 - rank));
}

/** Solves by a Cholesky factor: forwards, then backwards. */
function solved(factor: Float64Array, right: Float64Array): Float64Array {
  const count = right.length;
  const found = Float64Array.from(right);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < i; k++) found[i] -= factor[i * count + k] * found[k];
    found[i] /= factor[i * count + i];
  }
  for (let i = count - 1; i >= 0; i--) {
    for (let k = i + 1; k < count; k++) found[i] -= factor[k * count + i] * found[k];
    found[i] /= factor[i * count + i];
  }
  return found;
}
