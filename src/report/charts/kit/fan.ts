import type { Band } from "../../../sim/engine/bands/bands-of.ts";
import { effectiveRuns, finishedRuns, layoutOf } from "../../../sim/study/layout.ts";
import { wilson } from "../../../sim/study/shares.ts";
import type { Manifest } from "../../../sim/study/study.ts";
import type { Lang } from "../../words/lang.ts";
import { short } from "./chart.ts";
import { fanWords } from "./fan.words.ts";

/** What a fan draws of a band: its median and the ends of the middle 50 % and 90 % of the runs. */
export type FanPoint = Readonly<Record<(typeof fanFields)[number], number>>;
export const fanFields = ["p05", "p25", "p50", "p75", "p95"] as const;

/** A band's quantiles, each divided by `unit`. */
export function fanPoint(band: Band, unit = 1): FanPoint {
  const [p05, p25, p50, p75, p95] = fanFields.map((field) => short(band[field] / unit));
  return { p05, p25, p50, p75, p95 };
}

/** What the columns of a fan's table hold: quantiles over runs, all in one unit. */
export function fanUnits(unit: string): Readonly<Record<string, string>> {
  return Object.fromEntries(fanFields.map((field) => [field, `${unit}, ${Number(field.slice(1))} % of runs below`]));
}

type FanStyle = {
  readonly x: object;
  readonly y: { readonly title: string; readonly scale?: object; readonly axis?: object };
  /** 90 % band, 50 % band, median. */
  readonly tints: readonly [string, string, string];
  /** Words before the names in the legend. */
  readonly prefix?: string;
  /** Rows that this fan draws; all of them when left out. */
  readonly filter?: string;
  /** Whether a line on the edge of the panel is cut at it: keeps panels of one row in line. */
  readonly isClipped?: boolean;
  /** Field at which the 90 % band ends above; its own where left out. */
  readonly upper?: string;
};

/** Two opaque bands and the median as layers, with a legend that says which share of the runs each holds. */
export function fanLayers(style: Omit<FanStyle, "tints">, lang: Lang): readonly object[] {
  const { x, y, prefix = "", filter, isClipped = false, upper = "p95" } = style;
  const look = { aria: false, ...(isClipped ? { clip: true } : {}) };
  const transform = filter === undefined ? [] : [{ filter }];
  const { names } = fanWords[lang];
  const [wide, middle, median] = names(prefix);
  const { title, ...rest } = y;
  const ends = (low: string, high: string) => ({
    y: { field: low, type: "quantitative", title, ...rest },
    y2: { field: high },
  });
  return [
    { transform, mark: { type: "area", ...look }, encoding: { x, ...ends("p05", upper), color: { datum: wide } } },
    {
      transform,
      mark: { type: "area", ...look },
      encoding: { x, ...ends("p25", "p75"), color: { datum: middle } },
    },
    {
      transform,
      mark: { type: "line", strokeWidth: 2, ...look },
      encoding: {
        x,
        y: { field: "p50", type: "quantitative", title, ...rest },
        color: { datum: median },
      },
    },
  ];
}

/**
 * Colours of fans for the whole chart: a legend entry for each band of each and its median. `others` are what else the chart
 * tells by colour, named first.
 */
export function fanColor(
  fans: readonly Pick<FanStyle, "prefix" | "tints">[],
  lang: Lang,
  others: readonly { readonly name: string; readonly color: string }[] = [],
): object {
  const { names } = fanWords[lang];
  return {
    type: "nominal",
    scale: {
      domain: [...others.map(({ name }) => name), ...fans.flatMap(({ prefix }) => names(prefix ?? ""))],
      range: [...others.map(({ color }) => color), ...fans.flatMap(({ tints }) => tints)],
    },
    legend: { columns: Math.max(others.length, others.length === 1 ? 4 : 3) },
  };
}

/**
 * The five figures of a fan at one x, for its tooltip, to two digits: weekly quantiles are counted in bins of up to
 * 1.6 %, and their errors are seldom smaller.
 */
export function fanTooltip(unit: string, lang: Lang): readonly object[] {
  const { tooltip, inUnit } = fanWords[lang];
  const names = { p95: tooltip.p95, p75: tooltip.p75, p50: tooltip.median, p25: tooltip.p25, p05: tooltip.p05 };
  return Object.entries(names).map(([field, name]) => ({
    field,
    type: "quantitative",
    title: inUnit(name, unit),
    format: ",.2~r",
  }));
}

/**
 * The Monte Carlo error of what a fan draws: how far, as a share of all possible runs, a median and the edges of the 90 %
 * band may lie from the true ones (Wilson's limits of a share, free of any assumption on the distribution). The weekly
 * bands keep no repetitions: runs that a design lays out together are taken as independent, and weighted ones as worth
 * Kish's effective number.
 */
export function fanErrorNote(manifest: Manifest, lang: Lang = "en"): string {
  const { runs, isWeighted } = countingRuns(manifest);
  const reach = (p: number) => (100 * shareReach(p, runs)).toFixed(1);
  const { error, ifIndependent, ifWeighted } = fanWords[lang];
  const taken = isWeighted ? ifWeighted(runs) : manifest.sampling.kind === "plain" ? "" : ifIndependent;
  return error(reach(0.5), reach(0.05), taken);
}

/** As how many independent runs the bands of a study are known. */
export function countingRuns(manifest: Manifest): { readonly runs: number; readonly isWeighted: boolean } {
  const { effectiveRuns: byFacts, sampling } = manifest;
  const isWeighted = sampling.kind === "importance" || byFacts !== undefined;
  if (!isWeighted) return { runs: finishedRuns(manifest), isWeighted };
  return { runs: Math.floor(byFacts ?? effectiveRuns(layoutOf(manifest), manifest.runs)), isWeighted };
}

/** How far the share of all runs below a quantile of some may lie from what it is to be (Wilson's 95 % limits). */
export function shareReach(p: number, runs: number): number {
  const { low, high } = wilson(p * runs, runs);
  return Math.max(high - p, p - low);
}

/** Half the 95 % limits of a week's median: how far the quantiles lie from it that are as far as it may be from the true one, taken as straight between those kept. */
export function errorOfMedian(manifest: Manifest, { p25, p50, p75 }: Band): number {
  const part = Math.min(1, shareReach(0.5, countingRuns(manifest).runs) / 0.25);
  return part * Math.max(p50 - p25, p75 - p50);
}
