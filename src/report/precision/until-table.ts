import type { Goal } from "../../sim/analysis/precision/goal.ts";
import type { Look } from "../../sim/analysis/precision/until.ts";
import { isMet } from "../../sim/analysis/precision/until.ts";
import { textColumns } from "../text-columns.ts";
import { formatToError, runsText } from "../words/figures.ts";
import { shown } from "../words/units.ts";
import { askedWords, errorNote, errorWords } from "./error-words.ts";

/** A goal with the scenario that it is asked of; null where there is only one. */
export type NamedGoal = { readonly goal: Goal; readonly of: string | null };

/** What was asked for and what a study reached, as plain text; says which goals are missed. */
export function untilTable(
  goals: readonly NamedGoal[],
  looks: readonly Look[],
  pilotRuns: number,
  ceiling: number,
): string {
  const last = looks[looks.length - 1];
  const rows = goals.map(({ goal, of }, k) => {
    const { value, halfWidth, ratio } = last.measured[k];
    const { factor, sign } = shown(goal.statistic.kind === "probability" ? "share" : goal.statistic.key.unit);
    return [
      of === null ? goal.label : `${goal.label}, ${of}`,
      `${formatToError(value * factor, halfWidth * factor)} ${sign}`,
      errorWords(goal, ratio),
      askedWords(goal.asked),
      ratio <= 1 ? "met" : "missed",
    ];
  });
  return `${[
    textColumns([["until", "value", "error", "asked", ""], ...rows]),
    "",
    errorNote,
    `${decided(looks, pilotRuns)}.`,
    ...(isMet(last) ? [] : [`The ceiling of ${runsText(ceiling)} was reached before what was asked for.`]),
  ].join("\n")}\n`;
}

function decided(looks: readonly Look[], pilotRuns: number): string {
  const [first, ...further] = looks.map(({ runs }) => runsText(runs));
  const extended =
    further.length === 0 ? "" : `; the error then missed, and the study was extended to ${further.join(", then ")}`;
  return `A pilot of ${runsText(pilotRuns)} of its own decided on ${first}${extended}`;
}
