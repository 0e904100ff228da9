import { cholesky } from "./kernels/cholesky.ts";
import { normalCorrelation } from "./kernels/normal-correlation.ts";
import type { Correlation } from "./scenario/parts.ts";

/** How much of the normal of another input, by its position, goes into the normal of this one. */
export type Loading = { readonly entity: number; readonly weight: number };

export type CorrelationMatrix = {
  /** Positions of the inputs that any correlation names, rising. */
  readonly entities: readonly number[];
  /** Of the normals behind the ranks, by position in `entities`; pairs that are not named have 0. */
  readonly matrix: readonly (readonly number[])[];
};

/** The correlations of inputs that are all among `paths`, none with itself. */
export function correlationMatrix(
  paths: readonly string[],
  correlations: readonly Pick<Correlation, "between" | "rank">[],
): CorrelationMatrix {
  const positions = new Map(paths.map((path, position) => [path, position]));
  const named = new Set(correlations.flatMap(({ between }) => between.map((path) => positions.get(path) as number)));
  const entities = [...named].sort((a, b) => a - b);
  const matrix = entities.map((_, i) => entities.map<number>((_, j) => (i === j ? 1 : 0)));
  for (const { between, rank } of correlations) {
    const [i, j] = between.map((path) => entities.indexOf(positions.get(path) as number));
    matrix[i][j] = matrix[j][i] = normalCorrelation(rank);
  }
  return { entities, matrix };
}

/**
 * Gaussian copula: by input, the normals of which its own is the sum. An input that is in no correlation, or comes before
 * all those it is correlated with, has none: it keeps its own draw. Throws RangeError for a matrix that is not positive
 * definite.
 */
export function loadingsOf(
  paths: readonly string[],
  correlations: readonly Pick<Correlation, "between" | "rank">[],
): readonly (readonly Loading[])[] {
  const loadings: (readonly Loading[])[] = paths.map(() => []);
  const { entities, matrix } = correlationMatrix(paths, correlations);
  const found = cholesky(matrix);
  if (found.kind === "notPositiveDefinite")
    throw new RangeError(`correlations of ${paths[entities[found.row]]}: must form a positive definite matrix`);
  found.rows.forEach((row, i) => {
    const used = row.map((weight, j) => ({ entity: entities[j], weight })).filter(({ weight }) => weight !== 0);
    if (used.length > 1) loadings[entities[i]] = used;
  });
  return loadings;
}
