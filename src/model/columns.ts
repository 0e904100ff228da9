/** State in columns: one number a run, for the runs of a block. */
export type Column = Float64Array;

export function column(runs: number, value = 0): Column {
  return new Float64Array(runs).fill(value);
}

export function columns(count: number, runs: number, value = 0): readonly Column[] {
  return Array.from({ length: count }, () => column(runs, value));
}
