import type { StudyResults } from "../../sim/study/study.ts";
import { isFarFromAllRuns } from "../explain/far-from-all-runs.ts";
import { groupsTitle, remainderTitle } from "../explain/group-titles.ts";
import { labelOf } from "../outcome-labels.ts";
import { differenceFigure } from "../words/difference-figures.ts";
import { formatExact, formatWithError, inUnit, runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { shown } from "../words/units.ts";
import { z95 } from "../z95.ts";
import { capitalised } from "./capitalised.ts";
import { widthOfNames } from "./kit/axes.ts";
import { type Chart, short, tableOf } from "./kit/chart.ts";
import { framedChart } from "./kit/frame.ts";
import { labelsOf, quotedLabelsOf, sharedBy } from "./kit/two-studies.ts";
import type { Waterfall } from "./waterfall.ts";
import { waterfallWords } from "./waterfall.words.ts";
import { type StepRow, waterfallPanel } from "./waterfall-panel.ts";

/** Differences over all runs of the comparison, explained on so many of them. */
type Steps = { readonly runs: number; readonly given: readonly Waterfall[] };

/** From one scenario to the other by steps: what each group of inputs that differs adds to each outcome's mean. */
export function waterfallChart(a: StudyResults, b: StudyResults, { runs, given }: Steps, lang: Lang = "en"): Chart {
  const words = waterfallWords[lang];
  const compared = a.manifest.runs;
  const explained = runs < compared ? words.part(formatExact(runs), runsText(compared, lang)) : runsText(runs, lang);
  const { titles } = sharedBy(a, b, lang);
  const [nameA, nameB] = quotedLabelsOf(a, b, lang);
  const ends = labelsOf(a, b, lang);
  const panels = given.map((of) => ({
    of,
    title: words.panel(capitalised(labelOf(of, titles, lang)), shown(of.unit, lang).sign),
    rows: stepsOf(of, ends, labelOf(of, titles, lang), lang),
  }));
  const labelWidth = widthOfNames(panels.flatMap(({ rows }) => rows.map(({ step }) => step)));
  const outcomes = listed(
    panels.map(({ of }) => labelOf(of, titles, lang)),
    lang,
  );
  return framedChart({
    id: "waterfall",
    lang,
    manifests: [a.manifest, b.manifest],
    ofRuns: explained,
    question: words.question(nameA, nameB),
    reading: readingOf(given[0], labelOf(given[0], titles, lang), nameA, nameB, lang),
    kind: words.kind(nameA, nameB, outcomes),
    notes: [
      ...words.notes,
      ...(runs < compared ? [words.carriedOver] : []),
      words.error(explained),
      ...given
        .filter((of) => isFarFromAllRuns(of, runs, compared))
        .map((of) => words.far(labelOf(of, titles, lang), `--explain-runs ${compared}`)),
    ],
    table: tableOf(
      panels.flatMap(({ rows }) => rows),
      {
        ...{ from: "where the bar begins", to: "where it ends", contribution: "what the step adds" },
        ...{ outcome: "whose mean differs", step: "scenario, or group of inputs that differ" },
        ...{ kind: "mean of a scenario, or what a step does", standardError: "of contribution" },
        figure: "contribution ± one standard error; of a scenario, its mean",
        ...{ low: "lower 95 % limit of to", high: "upper 95 % limit of to", unit: "of the figures of the row" },
      },
    ),
    body: {
      columns: 1,
      spacing: 18,
      concat: panels.map(({ title, rows }) => waterfallPanel(title, rows, labelWidth, words)),
    },
  });
}

/** The scenarios' means at both ends, and between them the steps in their order, each from where the last one ended. */
function stepsOf(
  { unit, a, b, bars, remainder, ...of }: Waterfall,
  [nameA, nameB]: readonly string[],
  outcome: string,
  lang: Lang,
): readonly StepRow[] {
  const { steps: kinds } = waterfallWords[lang];
  const { factor, difference: unitOfStep, sign } = shown(unit, lang);
  const row = (step: string, kind: string, from: number, to: number, error: number, figure: string) => ({
    ...{ outcome, step, kind, from: short(from * factor), to: short(to * factor) },
    ...{ contribution: short((to - from) * factor), standardError: short(error * factor) },
    ...{ unit: kind === kinds.end ? sign : unitOfStep },
    ...{ low: short((to - z95 * error) * factor), high: short((to + z95 * error) * factor), figure },
  });
  const level = ({ mean, standardError }: Waterfall["a"]) => formatWithError(mean * factor, standardError * factor);
  let at = a.mean;
  const parts = [
    ...bars.map((bar) => ({ ...bar, title: groupsTitle(bar.groups, lang) })),
    ...(remainder === undefined ? [] : [{ ...remainder, title: remainderTitle[lang] }]),
  ];
  const steps = parts.map(({ title, value, standardError }) => {
    const from = at;
    at += value;
    const figure = differenceFigure({ ...of, unit, a, b, difference: value, standardError }, 2, lang);
    return row(title, value < 0 ? kinds.down : kinds.up, from, at, standardError, figure);
  });
  return [
    row(nameA, kinds.end, 0, a.mean, a.standardError, level(a)),
    ...steps,
    row(nameB, kinds.end, 0, b.mean, b.standardError, level(b)),
  ];
}

function readingOf(of: Waterfall, outcome: string, nameA: string, nameB: string, lang: Lang): string {
  const words = waterfallWords[lang];
  const { factor, difference: unit, sign } = shown(of.unit, lang);
  const [largest] = of.bars.toSorted((one, other) => Math.abs(other.value) - Math.abs(one.value));
  if (largest === undefined || largest.value === 0)
    return words.nothing(outcome, inUnit(formatWithError(of.a.mean * factor, of.a.standardError * factor), sign, lang));
  const step = inUnit(
    differenceFigure({ ...of, difference: largest.value, standardError: largest.standardError }, 2, lang),
    unit,
    lang,
  );
  return words.reading(outcome, nameA, nameB, groupsTitle(largest.groups, lang), step);
}
