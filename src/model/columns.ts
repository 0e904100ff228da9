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

/** Sums of some of many columns, run by run, in their order, two a pass; of none, zeros. */
export function sumInto(sum: Column, all: readonly Column[], members: readonly number[], from = 0): Column {
  sum.fill(0);
  const odd = members.length % 2;
  if (odd === 1) addTo(sum, all[from + members[0]]);
  for (let k = odd; k < members.length; k += 2) addBoth(sum, all[from + members[k]], all[from + members[k + 1]]);
  return sum;
}

/** The same of all of them. */
export function sumAll(sum: Column, all: readonly Column[]): Column {
  sum.fill(0);
  const odd = all.length % 2;
  if (odd === 1) addTo(sum, all[0]);
  for (let k = odd; k < all.length; k += 2) addBoth(sum, all[k], all[k + 1]);
  return sum;
}

function addBoth(sum: Column, first: Column, second: Column): void {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i] + first[i] + second[i];
}

export function addTo(sum: Column, part: Column): void {
  for (let i = 0; i < sum.length; i++) sum[i] += part[i];
}

/** Whether there is anything to do in any run: most weeks of most runs know no release, no queue, no surplus. */
export function anyAbove(values: Column, least: number): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] > least) return true;
  return false;
}
