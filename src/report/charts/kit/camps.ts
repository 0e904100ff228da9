import { effectiveRuns, type Layout, totalWeight } from "../../../sim/study/layout.ts";

/** Runs that lie in two heaps with next to none between: where they part, and the share of the runs below that. */
export type Camps = { readonly between: number; readonly below: number };

/** Most bins over the middle 99 % of the runs, least share of the runs that a camp has, and standard errors that tell it. */
const [mostBins, leastShare, standardErrors] = [16, 0.1, 3];

/**
 * The two camps of some runs, or null where they are one: where a bin of at most sixteen equal ones over the middle 99 % of
 * the runs holds less than half of what the lower of the fullest bins at either side holds, by three standard errors of
 * counts of independent runs, and at least a tenth of the runs lies at either side. Of values that come in steps a bin is no
 * narrower than the median step, so that what lies between two of them is no hole.
 */
export function campsOf(values: Float64Array, layout: Layout | null): Camps | null {
  const sorted = Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const total = totalWeight(layout, values.length);
  const weightOf = (run: number) => (layout?.weights == null ? 1 : layout.weights[run]) / total;
  const [low, high] = middleOf(sorted, values, weightOf);
  const bins = binsOf(sorted, values, low, high);
  if (bins < 3) return null;
  const width = (high - low) / bins;
  const shares = new Float64Array(bins);
  for (const run of sorted) {
    const bin = Math.floor((values[run] - low) / width);
    shares[Math.max(0, Math.min(bins - 1, bin))] += weightOf(run);
  }
  const runs = effectiveRuns(layout, values.length);
  const all = [...shares];
  const hollows = all.flatMap((share, at) => {
    const [below, above] = [all.slice(0, at), all.slice(at + 1)];
    const lower = Math.min(Math.max(0, ...below), Math.max(0, ...above));
    const isHollow = lower - 2 * share > standardErrors * Math.sqrt((lower + 4 * share) / runs);
    const isCamp = sumOf(below) >= leastShare && sumOf(above) >= leastShare;
    return isHollow && isCamp ? [{ at, depth: lower - 2 * share }] : [];
  });
  if (hollows.length === 0) return null;
  const deepest = hollows.reduce((best, each) => (each.depth > best.depth ? each : best));
  // Of several bins as empty in a row, the middle one.
  const last =
    hollows.findLast(({ at, depth }) => depth >= deepest.depth && isUnbroken(hollows, deepest.at, at)) ?? deepest;
  const between = low + ((deepest.at + last.at + 1) / 2) * width;
  const below = sorted.reduce((sum, run) => (values[run] < between ? sum + weightOf(run) : sum), 0);
  return { between, below };
}

function isUnbroken(hollows: readonly { readonly at: number }[], from: number, to: number): boolean {
  return hollows.filter(({ at }) => at >= from && at <= to).length === to - from + 1;
}

/** Between which values the middle 99 % of the runs lie. */
function middleOf(
  sorted: Uint32Array,
  values: Float64Array,
  weightOf: (run: number) => number,
): readonly [number, number] {
  let sum = 0;
  let low = Number.NaN;
  for (const run of sorted) {
    sum += weightOf(run);
    if (Number.isNaN(low) && sum >= 0.005) low = values[run];
    if (sum >= 0.995 - 1e-12) return [low, values[run]];
  }
  return [low, values[sorted[sorted.length - 1]]];
}

/** How many bins between two values: no narrower than the median step from one value to the next. */
function binsOf(sorted: Uint32Array, values: Float64Array, low: number, high: number): number {
  const steps: number[] = [];
  for (let k = 1; k < sorted.length; k++) {
    const [from, to] = [values[sorted[k - 1]], values[sorted[k]]];
    if (to > from && from >= low && to <= high) steps.push(to - from);
  }
  if (steps.length === 0) return 0;
  const step = steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)];
  return Math.min(mostBins, Math.floor((high - low) / step + 1e-9) + 1);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
