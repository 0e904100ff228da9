import { polynomial } from "./normal-quantile.ts";

/** Taylor coefficients of sin(x) / x in x^2; at pi / 6 the first one left out is below 1e-19. */
const sineOverX = [
  1,
  -1 / 6,
  1 / 120,
  -1 / 5040,
  1 / 362880,
  -1 / 39916800,
  1 / 6227020800,
  -1 / 1307674368000,
] as const;

/**
 * Correlation of two normals whose ranks have Spearman's correlation `rank`: 2 sin(pi rank / 6), for -1 to 1 (Pearson
 * 1907, On further methods of determining correlation; Kruskal 1958, Ordinal measures of association, section 6).
 */
export function normalCorrelation(rank: number): number {
  const x = (Math.PI * rank) / 6;
  return 2 * x * polynomial(sineOverX, x * x);
}
