import type { OutcomeKey } from "../../model/outcomes/outcome.ts";
import type { Goal } from "../../sim/analysis/precision/goal.ts";
import type { Measured } from "../../sim/analysis/precision/measure.ts";
import { expectedRatio } from "../../sim/analysis/precision/until.ts";
import { formatExact, formatToError } from "../words/figures.ts";
import { clipped, textColumns } from "../words/lines.ts";
import { labelOf } from "../words/outcomes.ts";
import type { Names } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { askedWords, errorWords } from "../words/variance-figures.ts";

type Spread = { readonly low: number; readonly middle: number; readonly high: number };

/** What a study will cost, before it is run. */
export type Plan = {
  readonly runs: number;
  /** What there is to say of the number of runs; empty where it was given. */
  readonly runsNote: string;
  readonly seconds: Spread;
  readonly bytesOnDisk: number;
  /** More on the disk while it runs. */
  readonly bytesMeanwhile: number;
  readonly bytesOfMemory: number;
};

/** A plan as plain text; the limits of the time are those of the pilot's slower and faster half. */
export function planTable({ runs, runsNote, seconds, bytesOnDisk, bytesMeanwhile, bytesOfMemory }: Plan): string {
  const time =
    seconds.middle > 0
      ? `about ${duration(seconds.middle)} (${duration(seconds.low)} to ${duration(seconds.high)}, as the pilot's halves went)`
      : "unknown";
  return [
    `runs    ${formatExact(runs)}${runsNote}`,
    `time    ${time}`,
    `disk    about ${size(bytesOnDisk)}, and ${size(bytesMeanwhile)} while it runs`,
    `memory  about ${size(bytesOfMemory)}`,
    "",
  ].join("\n");
}

function duration(seconds: number): string {
  if (seconds < 100) return `${formatExact(Number(seconds.toPrecision(2)))} s`;
  if (seconds < 6000) return `${formatExact(Number((seconds / 60).toPrecision(2)))} min`;
  return `${formatExact(Number((seconds / 3600).toPrecision(2)))} h`;
}

function size(bytes: number): string {
  const megabytes = bytes / 1e6;
  return megabytes < 1000
    ? `${formatExact(Number(megabytes.toPrecision(2)))} MB`
    : `${formatExact(Number((megabytes / 1000).toPrecision(2)))} GB`;
}

/** The error that each goal will have by the runs: a column a goal, a line a doubling; the line of the plan is marked. */
export function errorByRunsTable(goals: readonly Goal[], measured: readonly Measured[], runs: number): string {
  const counts = [runs / 4, runs / 2, runs, runs * 2, runs * 4].map(Math.round).filter((count) => count >= 1024);
  const rows = counts.map((count) => [
    `${formatExact(count)}${count === runs ? " *" : ""}`,
    ...goals.map((goal, k) => {
      const { low, middle, high } = expectedRatio(measured[k], count);
      return `${errorWords(goal, middle)} (${errorWords(goal, low)} to ${errorWords(goal, high)})`;
    }),
  ]);
  const asked = ["asked", ...goals.map((goal) => askedWords(goal.asked))];
  return `${textColumns([["error by runs", ...goals.map(({ label }) => label)], asked, ...rows])}\n`;
}

/** Mean and P95 of an outcome, each with half the width of its 95 % interval in a study of the planned size. */
export type Expected = { readonly key: OutcomeKey; readonly mean: Measured; readonly p95: Measured };

/** How precisely the headline outcomes will be known after so many runs. */
export function expectedTable(outcomes: readonly Expected[], runs: number, names: Names): string {
  const rows = outcomes.map(({ key, mean, p95 }) => {
    const { factor, sign } = shown(key.unit);
    const figure = (of: Measured) => {
      const error = of.halfWidth * Math.sqrt(of.runs / runs);
      return `${formatToError(of.value * factor, error * factor)} ± ${formatToError(error * factor, error * factor)}`;
    };
    const isCase = key.unit === "share" && [0, 1].includes(p95.value);
    return [clipped(labelOf(key, names), 46), sign, figure(mean), isCase ? "–" : figure(p95)];
  });
  const head = [`expected after ${formatExact(runs)} runs`, "unit", "mean", "P95"];
  return `${textColumns([head, ...rows])}\n`;
}
