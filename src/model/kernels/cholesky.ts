/** The lower triangle, or the first row whose leading block is no longer positive definite. */
export type Cholesky =
  | { readonly kind: "factor"; readonly rows: readonly (readonly number[])[] }
  | { readonly kind: "notPositiveDefinite"; readonly row: number };

/** Pivots below this stand for a variable that the others determine, up to rounding. */
const smallestPivot = 1e-9;

/**
 * Lower triangular L with L L' = a correlation matrix, row by row, so that a row rests only on those above it (Golub and
 * Van Loan 2013, section 4.2.5). Only the lower triangle is read.
 */
export function cholesky(matrix: readonly (readonly number[])[]): Cholesky {
  const rows: number[][] = [];
  for (let i = 0; i < matrix.length; i++) {
    const row: number[] = [];
    let pivot = matrix[i][i];
    for (let j = 0; j < i; j++) {
      let rest = matrix[i][j];
      for (let k = 0; k < j; k++) rest -= row[k] * rows[j][k];
      row.push(rest / rows[j][j]);
      pivot -= row[j] * row[j];
    }
    if (!(pivot > smallestPivot)) return { kind: "notPositiveDefinite", row: i };
    row.push(Math.sqrt(pivot));
    rows.push(row);
  }
  return { kind: "factor", rows };
}
