/** Most levels of an input: a limit is known to a thousandth of its runs; of many runs to a 256th, so that a code is a byte. */
const [mostLevels, mostOfMany, manyRuns] = [1024, 256, 100_000];

/** A column sorted into levels, one code a run: a byte or two where a number has eight. */
export type Levels = {
  readonly codes: Uint8Array | Uint16Array;
  /** Smallest and largest value of each level, rising. */
  readonly lows: Float64Array;
  readonly highs: Float64Array;
};

/** Sorts values into levels: each value its own where they are few, else about as many runs to each, equal values together. `scratch`, as long, is written over. */
export function levelsOf(values: Float64Array, scratch: Float64Array = new Float64Array(values.length)): Levels {
  scratch.set(values);
  const sorted = scratch.sort();
  const lows: number[] = [];
  const highs: number[] = [];
  const most = values.length > manyRuns ? mostOfMany : mostLevels;
  const perLevel = distinct(sorted, most) <= most ? 1 : sorted.length / most;
  for (let from = 0; from < sorted.length; ) {
    let to = perLevel === 1 ? from + 1 : Math.max(from + 1, Math.floor((lows.length + 1) * perLevel));
    while (to < sorted.length && sorted[to] === sorted[to - 1]) to++;
    to = Math.min(to, sorted.length);
    lows.push(sorted[from]);
    highs.push(sorted[to - 1]);
    from = to;
  }
  const edges = Float64Array.from(lows);
  // Not by `from`, which would hold all numbers once more, in a list.
  const codes = most === mostOfMany ? new Uint8Array(values.length) : new Uint16Array(values.length);
  for (let run = 0; run < values.length; run++) codes[run] = levelOf(edges, values[run]);
  return { codes, lows: edges, highs: Float64Array.from(highs) };
}

/** How many different values there are, up to one more than `most`. */
function distinct(sorted: Float64Array, most: number): number {
  let count = 0;
  for (let k = 0; k < sorted.length && count <= most; k++) if (k === 0 || sorted[k] !== sorted[k - 1]) count++;
  return count;
}

/** The last level that begins at or below a value. */
function levelOf(lows: Float64Array, value: number): number {
  let [low, high] = [0, lows.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (lows[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
