import { mean } from "simple-statistics";
import { groups, type Replicated, squaresByGroup, varianceShare } from "../drivers/shares.ts";
import { coalitionsOf, isIn, shapleyWeight } from "../explain/game.ts";

/** Runs in a cell: few, so that little of what inputs explain lies within one, and enough to know the noise. */
const runsPerCell = 8;

/**
 * Share of the variance of `values` that some inputs explain together, whether or not they are correlated:
 * Var(E[Y|X]) / Var(Y), by cells of equal counts, each a box in the inputs. Runs are cut at the median of one input after
 * the other until cells are small; then as for one input, with the noise within the cells taken off.
 * Given data, by partition: Plischke, Borgonovo and Smith 2013, European Journal of Operational Research 226, 536-550.
 */
export function closedShare(inputs: readonly Float64Array[], values: Float64Array): Replicated {
  if (inputs.length === 0) return { value: 0, leftOut: new Float64Array(groups) };
  const average = mean(values as unknown as number[]);
  const cells = cellsOf(inputs, values.length);
  const counts = new Uint32Array(cells.length * groups);
  const sums = new Float64Array(cells.length * groups);
  cells.forEach((rows, cell) => {
    for (const row of rows) {
      counts[cell * groups + (row % groups)]++;
      sums[cell * groups + (row % groups)] += values[row] - average;
    }
  });
  return varianceShare({ counts, sums, squares: squaresByGroup(values, average, new Set()) });
}

/** Rows cut in halves, by one input after the other, down to cells of about `runsPerCell`. */
function cellsOf(inputs: readonly Float64Array[], rows: number): readonly Uint32Array[] {
  let cells = [Uint32Array.from({ length: rows }, (_, row) => row)];
  for (let k = 0; cells[0].length >= 2 * runsPerCell; k++) {
    const by = inputs[k % inputs.length];
    cells = cells.flatMap((cell) => {
      cell.sort((a, b) => by[a] - by[b] || a - b);
      const half = cell.length >>> 1;
      return [cell.subarray(0, half), cell.subarray(half)];
    });
  }
  return cells;
}

/**
 * Shapley effects of inputs that may be correlated: the mean, over all orders in which they become known, of what each adds
 * to the variance explained. They sum to what all explain together. Owen 2014, SIAM/ASA Journal on Uncertainty
 * Quantification 2, 245-251; Song, Nelson and Staum 2016, the same 4, 1060-1083.
 */
export function shapleyEffects(inputs: readonly Float64Array[], values: Float64Array): readonly Replicated[] {
  const effects = inputs.map(() => ({ value: 0, leftOut: new Float64Array(groups) }));
  for (const coalition of coalitionsOf(inputs.length)) {
    const worth = closedShare(
      inputs.filter((_, k) => isIn(k, coalition)),
      values,
    );
    effects.forEach((effect, k) => {
      const weight = shapleyWeight(inputs.length, k, coalition);
      effect.value += weight * worth.value;
      for (let g = 0; g < groups; g++) effect.leftOut[g] += weight * worth.leftOut[g];
    });
  }
  return effects;
}
