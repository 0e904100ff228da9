/** No number comes nearer to 0 and 1 than a plain draw. */
const nearestToEnds = 1.1102230246251565e-16;

/** A number in (0, 1) within one of so many equal cells, from a number in (0, 1) that says where in it. */
export function inCell(cell: number, cells: number, within: number): number {
  return Math.min(1 - nearestToEnds, Math.max(nearestToEnds, (cell + within) / cells));
}
