/** State in columns: one number a run, for the runs of a block. */
export type Column = Float64Array;

export function column(runs: number, value = 0): Column {
  return new Float64Array(runs).fill(value);
}

/** A cache line between columns: at powers of two they would all fall into the same few sets of the cache. */
const gap = 8;

export function columns(count: number, runs: number, value = 0): readonly Column[] {
  const all = new Float64Array(count * (runs + gap));
  if (value !== 0) all.fill(value);
  return Array.from({ length: count }, (_, k) => all.subarray(k * (runs + gap), k * (runs + gap) + runs));
}
