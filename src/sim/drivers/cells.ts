/** Bins of equal probability in which a uniform is sorted: a straight line loses 1 / bins^2 of its share, 0.1 %. */
export const bins = 32;

/** Groups that are left out in turn for the standard error; run i is in group i mod groups. */
export const groups = 16;

/** A cell is a bin within a group: bin * groups + group. */
export const cellCount = bins * groups;

/** The cell of each run, from its uniform. */
export function fillCells(cells: Uint16Array, uniforms: Float64Array, firstRun: number, runs: number): void {
  for (let i = 0; i < runs; i++) cells[i] = ((uniforms[i] * bins) | 0) * groups + ((firstRun + i) % groups);
}
