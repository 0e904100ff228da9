import { outcomeId } from "../../model/outcomes/outcome.ts";
import { effectiveRuns, type Layout, layoutOfStudy } from "../../sim/study/layout.ts";
import { type ShareEstimate, shareLimits, sharesUpTo } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { factsOf } from "../words/study.ts";
import { areAlike, meanOfCurves } from "./kit/alike.ts";
import { short } from "./kit/chart.ts";

export type ExceedancePoint = ShareEstimate & { readonly threshold: number };

/** What is no more than a millionth is the tail of a spread of firms, of no use to anyone, and counts as nothing. */
const dust = 1e-6;

/**
 * Share of the values above each of rising thresholds, with 95 % limits; at zero, of those above a millionth.
 */
export function exceedanceCurve(
  values: Float64Array,
  thresholds: readonly number[],
  layout: Layout | null,
): readonly ExceedancePoint[] {
  const bounds = thresholds.map((threshold) => Math.max(dust, threshold));
  return sharesUpTo(values, bounds, layout).map(({ mean, standardError }, k) => ({
    threshold: thresholds[k],
    ...shareLimits({ mean: 1 - mean, standardError }, values.length, layout),
  }));
}

/** Thresholds that lie evenly on the axis. */
const even = 40;

/** Parts of the runs at which the curve is known: every hundredth, of the highest tenth every two-hundredth. */
const drawnAt = [...parts(0, 1, 100), ...parts(0.9, 1, 20)];
/** The same for what is told in figures: every thousandth, of the highest tenth every ten-thousandth. */
const toldAt = [...parts(0, 1, 1000), ...parts(0.9, 1, 1000)];

function parts(from: number, to: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => from + ((to - from) * k) / count);
}

/** Values at some parts of the runs, given in order of size. */
function valuesAt(sorted: Float64Array, at: readonly number[]): readonly number[] {
  return at.map((part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]);
}

/**
 * Zero, and thresholds from `floor` to `top`: evenly spaced on a logarithmic axis, and between them the values at so many parts
 * of the runs that the curve falls by no more than a hundredth from one to the next, however steep it is.
 */
function exceedanceGrid(sorted: Float64Array, { floor, top }: Ends, further: readonly number[]): readonly number[] {
  const all = [
    ...Array.from({ length: even + 1 }, (_, k) => floor * (top / floor) ** (k / even)),
    ...valuesAt(sorted, drawnAt),
    ...further,
  ];
  return [0, ...upwards(all.map(short).filter((each) => each >= floor && each <= top))];
}

/** Numbers in order, each once. */
function upwards(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Ends of a logarithmic axis of shares of need. */
export type Ends = { readonly floor: number; readonly top: number };

/** The least share of need that an axis begins with where half of the runs lie near it. */
const leastFloor = 1e-4;

/**
 * From a tenth of a per cent, or from what half of the runs exceed where that is a little less, or a hundredth of the largest
 * value seen where that is less; up to the largest, rounded up.
 */
function endsOf(largest: number, halves: readonly number[]): Ends {
  if (!(largest > dust)) return { floor: 0.001, top: 1 };
  const power = 10 ** Math.floor(Math.log10(largest));
  const top = Math.min(1, short([1, 2, 5, 10].map((digit) => digit * power).find((each) => each >= largest) ?? 1));
  const below = halves.filter((half) => half >= leastFloor && half < 0.001).map((half) => roundedDown(0.9 * half));
  return { floor: Math.min(0.001, short(top / 100), ...below), top };
}

/** 1, 2 or 5 times a power of ten, no more than a number. */
function roundedDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return short(([5, 2, 1].find((digit) => digit * power <= value) ?? 1) * power);
}

/** One curve of the chart: of a material, or of several that say the same. */
export type Curve = {
  readonly materials: readonly string[];
  readonly points: readonly ExceedancePoint[];
  readonly marks: readonly Mark[];
};

/** How much goes unmet in one run in so many, with its 95 % limits, and the share of the runs in which more does. */
export type Mark = {
  readonly [key in "oneIn" | "value" | "low" | "high" | "share"]: number;
};

const marked = [2, 5, 20] as const;

/** A curve a material, but one, their mean, for those that nowhere differ beyond error, on a common logarithmic axis. */
export function unmetCurves(results: StudyResults): { readonly ends: Ends; readonly curves: readonly Curve[] } {
  const { materials } = factsOf(results.manifest);
  const layout = layoutOfStudy(results);
  const values = materials.map((material) => results.values(unmetId(material)));
  const runs = values[0].length;
  const sharesOf = (members: readonly number[], thresholds: readonly number[]) =>
    members.map((m) =>
      sharesUpTo(
        values[m],
        thresholds.map((threshold) => Math.max(dust, threshold)),
        layout,
      ),
    );
  const sortedOf = (members: readonly number[]) => Float64Array.from(members.flatMap((m) => [...values[m]])).sort();
  const curveAt = (members: readonly number[], thresholds: readonly number[]) =>
    meanOfCurves(sharesOf(members, thresholds)).map(({ mean, standardError }, k) => ({
      threshold: thresholds[k],
      ...shareLimits({ mean: 1 - mean, standardError }, runs, layout),
    }));
  const every = sortedOf(materials.map((_, m) => m));
  const thresholds = upwards([dust, ...valuesAt(every, drawnAt)]);
  const groups: (readonly number[])[] = [];
  for (const m of materials.keys()) {
    const isOne = (members: readonly number[]) =>
      areAlike(sharesOf([...members, m], thresholds), effectiveRuns(layout, runs));
    const alike = groups.findIndex(isOne);
    if (alike < 0) groups.push([m]);
    else groups[alike] = [...groups[alike], m];
  }
  const found = groups.map((members) => {
    const sorted = sortedOf(members);
    const told = upwards([0, ...valuesAt(sorted, toldAt), sorted[sorted.length - 1]].map(short));
    return { members, sorted, marks: marksOf(curveAt(members, told)) };
  });
  const ends = endsOf(
    every[every.length - 1],
    found.map(({ marks }) => marks[0].value),
  );
  const curves = found.map(({ members, sorted, marks }) => ({
    materials: members.map((m) => materials[m]),
    marks,
    points: untilNone(
      curveAt(
        members,
        exceedanceGrid(
          sorted,
          ends,
          marks.map(({ value }) => value),
        ),
      ),
    ),
  }));
  return { ends, curves };
}

/** A curve up to where no run is left, so that its ribbon ends there too; whole where there are none from the start. */
function untilNone(points: readonly ExceedancePoint[]): readonly ExceedancePoint[] {
  const last = points.findIndex(({ share }, k) => k > 1 && share === 0);
  if (last < 0 || points[1].share === 0) return points;
  const isCliff = points[last - 1].share > 0.02;
  return points.slice(0, Math.max(last + (isCliff ? 1 : 0), 3));
}

function marksOf(points: readonly ExceedancePoint[]): readonly Mark[] {
  return marked.map((oneIn) => {
    const crossing = (of: keyof ShareEstimate) =>
      points.find((point) => point[of] <= 1 / oneIn) ?? points[points.length - 1];
    const { threshold: value, share } = crossing("share");
    return { oneIn, value, share, low: crossing("low").threshold, high: crossing("high").threshold };
  });
}

/** The outcome that holds the share of a material's need that goes unmet. */
export const unmetId = (material: string) => outcomeId({ outcome: "unmetNeedShare", material, sector: null });
