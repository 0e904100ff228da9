import type { MechanismName } from "../../../model/scenario/scenario.ts";
import type { SweepRecord, SweepValue } from "../../../sim/analysis/sweep/record.ts";
import { studentT95 } from "../../../sim/study/mean.ts";
import { describeDistribution } from "../../words/distributions.ts";
import { formatExact, runsText, toThreeDigits, withUnit } from "../../words/figures.ts";
import { inputText } from "../../words/inputs.ts";
import { knownWords } from "../../words/known.ts";
import type { Lang } from "../../words/lang.ts";
import { listed } from "../../words/lists.ts";
import { mechanismTitle } from "../../words/mechanisms.ts";
import { meanFigure } from "../../words/outcome-figures.ts";
import { labelOf } from "../../words/outcomes.ts";
import { factsOf } from "../../words/study.ts";
import { titleIn } from "../../words/titles.ts";
import { inputUnit, shown } from "../../words/units.ts";
import { type Finding, findingOf, nothingFound, told, tooClose } from "../kit/finding.ts";
import { ofWhom } from "../kit/frame.ts";
import { sweepWords } from "./sweep.words.ts";

type Estimate = { readonly value: number; readonly standardError: number };

/** The outcome by which cells are ranked, in words. */
export function judgedLabel({ judge, scenarios }: SweepRecord, lang: Lang): string {
  const horizons = new Set(scenarios.map((each) => factsOf(each, lang).horizonWeeks));
  const { titles } = factsOf(scenarios[0], lang);
  return labelOf(judge, { ...titles, horizonWeeks: horizons.size === 1 ? titles.horizonWeeks : undefined }, lang);
}

/** The mean of a cell with its error, in the unit shown. */
export function judgedFigure({ judge, runs, repetitions }: SweepRecord, of: Estimate, lang: Lang): string {
  const { outcome, unit } = judge;
  const mean = { outcome, unit, mean: of.value, standardError: of.standardError };
  return meanFigure(mean, runs, shown(unit, lang).sign, repetitions, lang);
}

/** The limits of a mean in the unit shown, at 95 %. */
export function limitsOf({ judge, runs, repetitions }: SweepRecord, { value, standardError }: Estimate, lang: Lang) {
  const { factor } = shown(judge.unit, lang);
  const reach = runs < 2 ? 0 : studentT95(repetitions) * standardError;
  return { estimate: value * factor, low: (value - reach) * factor, high: (value + reach) * factor };
}

/** The short title of a scenario of a sweep; its name where that is not its alone. */
export function scenarioTitle({ scenarios }: SweepRecord, index: number, lang: Lang): string {
  const titles = scenarios.map((each) => factsOf(each, lang).short);
  const isAlone = titles.filter((each) => each === titles[index]).length === 1;
  return isAlone ? titles[index] : factsOf(scenarios[index], lang).name;
}

/** An input of a sweep in words; by its path where two go by the same. */
export function inputName({ inputs, scenarios }: SweepRecord, index: number, lang: Lang): string {
  const nameOf = (path: string) => {
    const [, mechanism] = /^mechanisms\.(\w+)$/.exec(path) ?? [];
    if (mechanism !== undefined) return mechanismTitle(mechanism as MechanismName, lang);
    return inputText(path, scenarios[0], lang).name;
  };
  const names = inputs.map(({ path }) => nameOf(path));
  return names.filter((each) => each === names[index]).length === 1 ? names[index] : inputs[index].path;
}

/** What a cell sets an input to. */
export function valueText(value: SweepValue, unit: string | null, lang: Lang): string {
  if (typeof value === "boolean") return sweepWords[lang].is[value ? "true" : "false"];
  const text =
    typeof value === "number"
      ? Number.isInteger(value)
        ? formatExact(value)
        : toThreeDigits(value)
      : typeof value === "string"
        ? (sweepWords[lang].choices[value] ?? value)
        : describeDistribution(value, lang);
  return unit === null ? text : withUnit(text, inputUnit(unit, lang), lang);
}

/** All that a cell sets, in words. */
export function settingsText(record: SweepRecord, cell: number, lang: Lang): string {
  const words = sweepWords[lang];
  const { scenario, values } = record.cells[cell];
  const all = values.map((value, i) =>
    words.setting(inputName(record, i, lang), valueText(value, record.inputs[i].unit, lang)),
  );
  const settings = words.settings(all);
  return record.scenarios.length === 1 ? settings : words.of(scenarioTitle(record, scenario, lang), settings);
}

/** Positions of all cells, the best first; of equals the first in the grid. */
export function ranking({ cells, judge }: SweepRecord): readonly number[] {
  const sign = judge.best === "lowest" ? 1 : -1;
  return cells.map((_, k) => k).sort((a, b) => sign * (cells[a].estimate.value - cells[b].estimate.value) || a - b);
}

/** What the best cell is on fresh draws, how many it is not told from, and what the worst is. */
export function sweepSentences(record: SweepRecord, lang: Lang): readonly string[] {
  const words = sweepWords[lang].reading;
  const { judge, cells } = record;
  const [best] = judge.bestAgain;
  const [worst] = judge.worstAgain;
  const set = (cell: number) => settingsText(record, cell, lang);
  const name = (cell: number) => formatExact(cell + 1);
  const figure = (of: Estimate) => judgedFigure(record, of, lang);
  if (best === undefined || worst === undefined) return [words.alone(name(0), set(0), figure(cells[0].estimate))];
  return [
    words.best(
      ...([judge.best, formatExact(cells.length), name(best.cell), set(best.cell)] as const),
      ...([figure(best.fresh), figure(best.estimate)] as const),
    ),
    judge.tied === 1 ? words.none : words.tied(formatExact(judge.tied - 1)),
    words.worst(name(worst.cell), set(worst.cell), figure(worst.fresh), figure(worst.estimate)),
  ];
}

/** The best cell on fresh draws and the worst; that none is told from the best where the same draws tell none. */
export function sweepFinding(record: SweepRecord, lang: Lang): Finding {
  const { headline } = sweepWords[lang];
  const { judge, cells } = record;
  const label = judgedLabel(record, lang);
  const { sign } = shown(judge.unit, lang);
  const toldOf = (of: Estimate) => {
    const { estimate, low, high } = limitsOf(record, of, lang);
    return told(estimate, (high - low) / 2, sign, lang);
  };
  const [best] = judge.bestAgain;
  const [worst] = judge.worstAgain;
  if (best === undefined || worst === undefined) {
    const only = toldOf(cells[0].estimate);
    return nothingFound(headline.alone(label, only.text), [only]);
  }
  const figures = { best: toldOf(best.fresh), worst: toldOf(worst.fresh) };
  const set = settingsText(record, best.cell, lang);
  const write = (of: { readonly best: string; readonly worst: string }) => headline.best(label, set, of.best, of.worst);
  if (judge.tied === cells.length || record.runs < 2)
    return tooClose(write({ best: figures.best.text, worst: figures.worst.text }), Object.values(figures), lang);
  return findingOf(write, figures, lang);
}

/** Of which scenarios a sweep is, and to which day they are known. */
export function sweptScenarios(record: SweepRecord, lang: Lang): string {
  return ofWhom(record.scenarios, lang);
}

/** What a sweep is called; its name where it has no title. */
export function sweepTitle({ sweep, title = sweep }: SweepRecord, lang: Lang): string {
  return titleIn(title, lang);
}

/** Where a sweep's numbers come from. */
export function sweepSource(record: SweepRecord, lang: Lang): string {
  const { seed, runs, engineVersion: engine, gridSha256 } = record;
  const sweep = sweepTitle(record, lang);
  const titles = record.scenarios.map((_, k) => scenarioTitle(record, k, lang));
  const days = [...new Set(record.scenarios.map((each) => knownWords(each, lang)))];
  return sweepWords[lang].source({
    ...{ sweep, seed, engine, scenarios: listed(titles, lang), known: listed(days, lang) },
    ...{ runs: runsText(runs, lang), hash: gridSha256.slice(0, 8) },
  });
}
