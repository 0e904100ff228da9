import { type Layout, layoutAt, totalWeight } from "../../sim/study/layout.ts";
import { estimateQuantiles } from "../../sim/study/quantiles.ts";

/** One of so many equal shares of the runs: a kind of ending, and the weeks under restriction in that share's middle. */
export type Dot = { readonly kind: number; readonly weeks: number };

/**
 * Dots shared out among kinds by the runs of each (largest remainder), then laid at the middles of as many equal parts of
 * the kind's runs: quantile dots, by which readers judge odds best (Kay et al. 2016). `isOf` says by kind which runs are of
 * it: 1, else 0.
 */
export function quantileDots(
  weeks: Float64Array,
  isOf: readonly Float64Array[],
  dots: number,
  layout: Layout | null,
): readonly Dot[] {
  const byKind = isOf.map((flags) => Uint32Array.from(weeks.keys()).filter((run) => flags[run] > 0));
  const layouts = byKind.map((runs) => layoutAt(layout, runs));
  const counts = shareOut(
    byKind.map(({ length }, kind) => totalWeight(layouts[kind], length)),
    dots,
  );
  return byKind.flatMap((runs, kind) => {
    if (counts[kind] === 0) return [];
    const middles = Array.from({ length: counts[kind] }, (_, k) => (k + 0.5) / counts[kind]);
    const ofKind = Float64Array.from(runs, (run) => weeks[run]);
    return estimateQuantiles(ofKind, middles, layouts[kind]).map(({ value }) => ({ kind, weeks: value }));
  });
}

/** Whole numbers that sum to `total`, as near to the shares as can be; of equal remainders the first gets more. */
export function shareOut(sizes: readonly number[], total: number): readonly number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (all > 0 ? (size * total) / all : 0));
  const counts = exact.map(Math.floor);
  const order = exact.map((_, k) => k).sort((a, b) => (exact[b] % 1) - (exact[a] % 1) || a - b);
  const left = all > 0 ? total - counts.reduce((sum, count) => sum + count, 0) : 0;
  for (const k of order.slice(0, left)) counts[k]++;
  return counts;
}

/** Widest half of the 95 % limits of a dot's place, over all dots taken as quantiles of all runs [weeks]. */
export function widestDotLimits(weeks: Float64Array, dots: number, layout: Layout | null): number {
  const middles = Array.from({ length: dots }, (_, k) => (k + 0.5) / dots);
  return Math.max(...estimateQuantiles(weeks, middles, layout).map(({ low, high }) => (high - low) / 2));
}

/** Dots in columns of equal width, those of one kind on top of each other; a column past the last holds those that never end. */
export function stackedDots<Placed extends Dot>(
  all: readonly Placed[],
  columnOf: (dot: Placed) => number,
): readonly (Placed & { readonly column: number; readonly height: number })[] {
  const heights = new Map<string, number>();
  return all.map((dot) => {
    const column = columnOf(dot);
    const pile = `${dot.kind} ${column}`;
    const height = (heights.get(pile) ?? 0) + 1;
    heights.set(pile, height);
    return { ...dot, column, height };
  });
}
