import type { OutcomeParts } from "../../sim/analysis/precision/luck.ts";
import type { Estimate } from "../../sim/precision/split-variance.ts";
import { labelOf } from "../outcome-labels.ts";
import { clipped, textColumns } from "../text-columns.ts";
import { formatExact, formatWithError } from "../words/figures.ts";
import type { Names } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { shareOfVariance } from "../words/variance-figures.ts";

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
