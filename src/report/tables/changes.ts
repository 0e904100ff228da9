import type { OutcomeName } from "../../model/outcomes/index.ts";
import type { Change, ChangeStep, ChangesRecord } from "../../sim/analysis/news/record.ts";
import { neededText } from "../../sim/study/needed.ts";
import { fewEffective } from "../../sim/study/surprise.ts";
import { formatExact, formatWithError } from "../words/figures.ts";
import { clipped, textColumns, wrapped } from "../words/lines.ts";
import { labelOf } from "../words/outcomes.ts";
import type { Names } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { chance } from "./news.ts";

/** What a reader asks first of the news. */
const shownFirst: readonly OutcomeName[] = ["unmetNeedShare", "lossHigh"];

/** What a step is called in the terminal. */
const called: Readonly<Record<ChangeStep["kind"], string>> = {
  removed: "no longer: ",
  policy: "policy: ",
  changed: "now other: ",
  added: "",
};

/** What changed from what was known to what is known now, for the terminal, at most 110 columns wide. */
export function changesText({ known, changes, runs }: ChangesRecord, names: Names): string {
  const told = known.map(({ facts, asOf }) => (facts === null ? `no facts, ${asOf}` : `${facts}, ${asOf}`));
  return changes
    .map((change, k) => changeText(change, [told[k], told[k + 1]], names))
    .concat(worthText(known, told, runs))
    .join("\n");
}

function changeText({ steps, outcomes }: Change, [before, after]: readonly [string, string], names: Names): string {
  const figure = (unit: string, value: number, error: number) => {
    const { factor } = shown(unit);
    return formatWithError(value * factor, error * factor);
  };
  const levels = outcomes.map((of) => [
    clipped(labelOf(of, names), 42),
    shown(of.unit).sign,
    figure(of.unit, of.before.mean, of.before.standardError),
    figure(of.unit, of.after.mean, of.after.standardError),
    figure(of.unit, of.difference, of.standardError),
  ]);
  const first = shownFirst.flatMap((name) => outcomes.filter(({ outcome }) => outcome === name).slice(0, 1));
  const order = [...steps.keys()].sort((a, b) => steps[b].moved - steps[a].moved);
  const rows = order.map((s) => [
    clipped(called[steps[s].kind] + steps[s].facts.join(", "), 40),
    steps[s].probability === null ? "–" : chance(steps[s].probability),
    formatExact(Math.floor(steps[s].worth)),
    ...first.map((of) => figure(of.unit, of.steps[s].difference, of.steps[s].standardError)),
  ]);
  const moved = [
    textColumns([["what moved it", "chance", "worth", ...first.map((_, k) => `(${k + 1})`)], ...rows]),
    "",
    ...first.map((of, k) => `(${k + 1}) ${labelOf(of, names)}, ${shown(of.unit).sign}`),
    ...wrapped(
      "One after the other: facts that are gone, policy, facts that say otherwise, new ones in the order of their days; here the one that moved most first. ± one standard error. Chance: by which the model foretells such a record, given those before. Worth: runs of equal weight left.",
      100,
    ),
    ...order
      .filter((s) => steps[s].contradicts)
      .map(
        (s) =>
          `${steps[s].facts.join(", ")} contradicts the model: the chance of such a record is ${chance(steps[s].probability as number)}.`,
      ),
  ];
  return `${[
    textColumns([["mean outcome", "unit", clipped(before, 22), clipped(after, 22), "change"], ...levels]),
    "",
    "Run by run on the same draws. ± one standard error.",
    "",
    ...(steps.length === 0 ? ["No fact is gone, new or other."] : moved),
  ].join("\n")}\n`;
}

function worthText(known: ChangesRecord["known"], told: readonly string[], runs: number): string {
  const worth = known.map(({ effectiveRuns }, k) => `${formatExact(Math.floor(effectiveRuns))} (${told[k]})`);
  const least = Math.min(...known.map(({ effectiveRuns }) => effectiveRuns));
  const few = least < fewEffective ? ` The fewest are few: ${neededText(least, runs, fewEffective)}.` : "";
  return `${wrapped(`${formatExact(runs)} runs are worth so many of equal weight: ${worth.join("; ")}.${few}`, 100).join("\n")}\n`;
}
