import type { OutcomeName } from "../../model/outcomes/index.ts";
import type { Convergence } from "../../sim/analysis/precision/convergence.ts";
import type { Goal } from "../../sim/analysis/precision/goal.ts";
import type { Estimate, OutcomeParts } from "../../sim/analysis/precision/luck.ts";
import { isMet, type Look } from "../../sim/analysis/precision/until.ts";
import { formatExact, formatToError, formatWithError, runsText } from "../words/figures.ts";
import { clipped, textColumns } from "../words/lines.ts";
import { labelOf } from "../words/outcomes.ts";
import type { Names } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { askedWords, errorNote, errorWords, shareOfVariance } from "../words/variance-figures.ts";

/** Outcomes shown in the terminal, for the first material; all headline outcomes are in convergence.csv. */
const shownOutcomes: readonly string[] = ["unmetNeedShare", "pricePaidPeakMultiple"] satisfies readonly OutcomeName[];

/** How figures settle as the runs grow: mean and P95, a line a doubling of the runs; plain text. */
export function convergenceTable(steps: readonly Convergence[], names: Names): string {
  const rows = shownOutcomes.flatMap((outcome) => {
    const material = steps.find((each) => each.outcome === outcome)?.material;
    return steps
      .filter((each) => each.outcome === outcome && each.material === material)
      .map(({ runs, mean, standardError, p95, ...of }, k) => {
        const { factor, sign } = shown(of.unit);
        return [
          k === 0 ? `${labelOf(of, names)}, ${sign}` : "",
          formatExact(runs),
          formatWithError(mean * factor, standardError * factor),
          limits(p95.value * factor, p95.low * factor, p95.high * factor),
        ];
      });
  });
  return `${textColumns([["convergence", "runs", "mean ± Monte Carlo", "P95 (95 % limits)"], ...rows])}\n`;
}

function limits(value: number, low: number, high: number): string {
  const error = (high - low) / 2;
  return error === 0
    ? formatToError(value, 0)
    : `${formatToError(value, error)} (${formatToError(low, error)} to ${formatToError(high, error)})`;
}

/** A mean with the Monte Carlo error of the study it comes from. */
export type MeanOf = (key: OutcomeParts["key"]) => { readonly mean: number; readonly standardError: number };

/** Where the spread of outcomes comes from, as plain text at most 110 columns wide: what is not known, and what is chance. */
export function partsTable(split: readonly OutcomeParts[], meanOf: MeanOf, pairs: number, names: Names): string {
  const rows = split.flatMap(({ key, parts }) => {
    if (parts === null) return [];
    const { factor, sign } = shown(key.unit);
    const { mean, standardError } = meanOf(key);
    const figure = ({ value, standardError }: Estimate, by: number) => formatWithError(value * by, standardError * by);
    return [
      [
        clipped(labelOf(key, names), 40),
        sign,
        formatWithError(mean * factor, standardError * factor),
        figure(parts.ignoranceDeviation, factor),
        figure(parts.luckDeviation, factor),
        shareOfVariance(parts.ignoranceShare.value, parts.ignoranceShare.standardError),
      ],
    ];
  });
  if (rows.length === 0) return "";
  const head = ["spread by source", "unit", "mean ± Monte Carlo", "ignorance, sd", "luck, sd", "ignorance, %"];
  return `${[
    textColumns([head, ...rows]),
    "",
    "Ignorance: facts not known, drawn once a run: inputs, what an unclear ban covers, whom the licence office favours,",
    "how firms differ. Luck: events: how long each state of the policy lasts and what follows, licences, squeezes, quotes.",
    `By ${formatExact(pairs)} pairs of runs with the same facts and other luck; ± one standard error. More runs narrow the Monte Carlo`,
    "error alone; better evidence, ignorance. Its % is its share of the variance.",
  ].join("\n")}\n`;
}

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
