import type { OutcomeKey } from "../../model/outcomes/outcome.ts";
import type { Goal } from "../../sim/analysis/precision/goal.ts";
import type { Measured } from "../../sim/precision/measured.ts";
import { expectedRatio } from "../../sim/precision/required-runs.ts";
import { labelOf } from "../outcome-labels.ts";
import { clipped, textColumns } from "../text-columns.ts";
import { formatExact, formatToError } from "../words/figures.ts";
import type { Names } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { askedWords, errorWords } from "./error-words.ts";

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
