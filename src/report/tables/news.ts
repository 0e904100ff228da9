import type { OutcomeName } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { News } from "../../sim/study/news.ts";
import { z95 } from "../../sim/study/shares.ts";
import type { Summary } from "../../sim/study/study.ts";
import { formatExact, formatWithError } from "../words/figures.ts";
import { clipped, textColumns } from "../words/lines.ts";
import { labelOf } from "../words/outcomes.ts";
import type { Names } from "../words/study.ts";
import { shown } from "../words/units.ts";

/** What a reader asks first of the news; all headlines stand in insights.json. */
const shownFirst: readonly OutcomeName[] = ["unmetNeedShare", "lossHigh"];

/** What each fact moved, the one that moved most first, for the terminal, at most 110 columns wide. */
export function newsText(news: News, names: Names, summary: Pick<Summary, "outcomes">): string {
  const outcomes = shownFirst.flatMap((name) => news.outcomes.filter(({ outcome }) => outcome === name).slice(0, 1));
  // What moves something beyond its error comes first.
  const isBeyond = news.facts.map((_, f) =>
    outcomes.some((of) => {
      const { difference, standardError } = of.inOrder[f] ?? of.alone[f];
      return Math.abs(difference) > z95 * standardError;
    }),
  );
  const order = [...news.facts.keys()].sort(
    (a, b) => Number(isBeyond[b]) - Number(isBeyond[a]) || news.facts[b].moved - news.facts[a].moved,
  );
  const figure = ({ unit }: { readonly unit: string }, value: number, error: number) => {
    const { factor } = shown(unit);
    return formatWithError(value * factor, error * factor);
  };
  const rows = order.map((f) => [
    clipped(news.facts[f].name, 26),
    chance(news.facts[f].givenEarlier),
    formatExact(Math.floor(news.facts[f].worthInOrder)),
    ...outcomes.flatMap((of) =>
      [of.alone[f], of.inOrder[f]].map((step) =>
        step === null ? "–" : figure(of, step.difference, step.standardError),
      ),
    ),
  ]);
  const head = [
    "what moved it",
    "chance",
    "worth",
    ...outcomes.flatMap((_, k) => [`(${k + 1}) alone`, `(${k + 1}) in order`]),
  ];
  const against = order.filter((f) => news.facts[f].contradicts);
  return `${[
    textColumns([head, ...rows]),
    "",
    ...outcomes.map((of, k) => {
      const after = summary.outcomes.find((each) => outcomeId(each) === outcomeId(of)) ?? of.before;
      const before = figure(of, of.before.mean, of.before.standardError);
      return `(${k + 1}) ${labelOf(of, names)}, ${shown(of.unit).sign}: ${before} before what weighs runs, ${figure(of, after.mean, after.standardError)} after.`;
    }),
    "Each fact alone, and after all that were on record before it; ± one standard error. Chance: by which the",
    "model foretells such a record, given those before. Worth: runs of equal weight left with it and those before.",
    ...(news.plainRuns === undefined
      ? []
      : [
          `Told from ${formatExact(news.plainRuns)} plain runs, weighed: – where they are worth too few in order. After: by the particles.`,
        ]),
    ...against.map(
      (f) =>
        `${news.facts[f].name} contradicts the model: the chance of such a record is ${chance(news.facts[f].givenEarlier)}.`,
    ),
  ].join("\n")}\n`;
}

/** A probability as a reader takes it in. */
export function chance(probability: number): string {
  return probability < 0.0001 ? "<0.0001" : String(Number(probability.toPrecision(2)));
}
