import type { OutcomeName } from "../../../model/outcomes/index.ts";
import type { Rules } from "../../../sim/analysis/rules/rules.ts";
import { pairedRepetitions, pairedRuns } from "../../../sim/study/compare.ts";
import { countedRuns, repetitionsOf } from "../../../sim/study/layout.ts";
import { z95 } from "../../../sim/study/shares.ts";
import type { OutcomeSummary, PairedDifference, StudyResults } from "../../../sim/study/study.ts";
import { quotedLabelsOf, sharedBy } from "../../charts/kit/two-studies.ts";
import { avoided, bestRule, type Effect } from "../../charts/rules/reading.ts";
import { differenceFigure, isBeyondError } from "../../words/difference-figures.ts";
import { formatWithError, inUnit, toThreeDigits } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { meanFigure, outcomeOf } from "../../words/outcome-figures.ts";
import { labelOf } from "../../words/outcomes.ts";
import type { RuleNames } from "../../words/release-rules.ts";
import { factsOf } from "../../words/study.ts";
import { shown } from "../../words/units.ts";
import { headlines } from "../sections/headlines.ts";
import { answerWords } from "./answers.words.ts";

const endings = ["briefStandoff", "prolongedDispute", "fragmentedMarket"] as const;

/** How it ends, what stops and what is lost, what is paid: a study in three sentences; of one run that it says nothing. */
export function studyAnswers(study: StudyResults, lang: Lang): readonly string[] {
  const runs = countedRuns(study.manifest);
  if (runs < 2) return headlines([study], [], lang)[0].sentences;
  const [unmet, stops, prices, endings] = headlines([study], [], lang)[0].sentences;
  // A world without restrictions does not end in one way or another: there need is what is asked.
  return [endings === undefined ? unmet : endingSentence(study, lang), stops + lossSentence(study, lang), prices];
}

/** The ending that most runs come to, where the limits of its share lie above those of the next; else that none stands out. */
function endingSentence({ summary, manifest }: StudyResults, lang: Lang): string {
  const words = answerWords[lang];
  const [runs, repetitions] = [countedRuns(manifest), repetitionsOf(manifest)];
  const all = endings
    .map((kind) => ({ kind, of: outcomeOf({ summary }, kind) }))
    .toSorted((a, b) => b.of.mean - a.of.mean)
    .map(({ kind, of }) => ({ ...of, kind, figure: meanFigure(of, runs, "%", repetitions, lang) }));
  const [first, second, third] = all;
  const told = all.map(({ kind, figure }) => words.ending[kind](figure));
  const gap = first.mean - second.mean;
  // Two shares of the same runs: the error of their gap is at most that of both together (Cauchy and Schwarz).
  const isClear = gap > z95 * (first.standardError + second.standardError);
  if (!isClear) return words.noEnding(told);
  const rest = third.mean > 0 || second.mean > 0 ? told.slice(1) : [];
  return (first.mean > 0.5 ? words.mostEnd : words.oftenestEnd)(words.endingName[first.kind], first.figure, rest);
}

/** What is lost of output, low and high reading; nothing where a study does not tell it, or where nothing is lost. */
function lossSentence({ summary, manifest }: StudyResults, lang: Lang): string {
  const words = answerWords[lang];
  const found = (outcome: OutcomeName) => summary.outcomes.find((each) => each.outcome === outcome);
  const [low, high] = [found("lossLow"), found("lossHigh")];
  if (low === undefined || high === undefined || high.mean === 0) return "";
  const figure = (of: OutcomeSummary) =>
    meanFigure(of, countedRuns(manifest), shown(of.unit, lang).sign, repetitionsOf(manifest), lang);
  return words.loss(figure(low), figure(high));
}

/** Outcomes of which a comparison tells, where both studies have them: need, output, prices. */
const compared: readonly OutcomeName[] = ["unmetNeedShare", "civilOutputLostWeeks", "pricePaidPeakMultiple"];

/** What differs from one study to the other, an outcome a sentence, and of each whether that is beyond error. */
export function comparisonAnswers(
  [a, b]: readonly StudyResults[],
  differences: readonly PairedDifference[],
  lang: Lang,
): readonly string[] {
  const words = answerWords[lang];
  const { material, titles } = sharedBy(a, b, lang);
  const [runs, repetitions] = [pairedRuns(a, b), pairedRepetitions(a, b)];
  const [from, to] = quotedLabelsOf(a, b, lang);
  const chosen = compared.flatMap(
    (outcome) =>
      differences.find(
        (each) => each.outcome === outcome && each.sector === null && (each.material ?? material) === material,
      ) ?? [],
  );
  return chosen.map((of, k) => {
    const { difference, ...unit } = shown(of.unit, lang);
    const sign = of.unit === "ratio" ? words.times : unit.sign;
    const [before, after] = [of.a, of.b].map((side) => meanFigure({ ...of, ...side }, runs, sign, repetitions, lang));
    const change = {
      ...{ outcome: labelOf(of, titles, lang), before, after },
      gap: inUnit(differenceFigure(of, runs, lang), difference, lang),
    };
    const way = k === 0 ? words.way(from, to) : words.also;
    if (runs < 2) return words.oneRun(way, change);
    return (isBeyondError(of, repetitions) ? words.changed : words.unchanged)(way, change);
  });
}

/** What is left and met under rules of release, as their section has it, and what output the best of them saves. */
export function rulesAnswers(
  { record, scenario }: Pick<Rules, "record" | "scenario">,
  told: readonly string[],
  names: RuleNames,
  lang: Lang,
): readonly string[] {
  const words = answerWords[lang];
  const [material] = Object.keys(scenario.materials);
  const rule = bestRule(record, material) ?? record.own;
  const { factor, sign } = shown(`billion ${scenario.loss.currency}`, lang);
  const of = (outcome: OutcomeName) => avoided(record, outcome, null).find(({ trigger }) => trigger === rule) as Effect;
  const [low, high] = [of("lossLow"), of("lossHigh")];
  const figure = ({ value, standardError }: Effect) =>
    inUnit(
      record.runs < 2 ? toThreeDigits(value * factor) : formatWithError(value * factor, standardError * factor),
      sign,
      lang,
    );
  const isBeyond = record.runs > 1 && Math.abs(high.value) > z95 * high.standardError && high.value > 0;
  const saved = (isBeyond ? words.saved : words.nothingSaved)(names[rule], figure(low), figure(high));
  return [...told, saved];
}

/** What a study is asked: how it ends, who stops, what is paid. */
export function studyQuestion({ manifest }: Pick<StudyResults, "manifest">, lang: Lang): string {
  return answerWords[lang].asks.study(placeOf(manifest, lang));
}

export function comparisonQuestion([a, b]: readonly StudyResults[], lang: Lang): string {
  return answerWords[lang].asks.comparison(placeOf(b.manifest, lang), ...quotedLabelsOf(a, b, lang));
}

export function baselinesQuestion(subject: StudyResults, baselines: number, lang: Lang): string {
  return answerWords[lang].asks.baselines(placeOf(subject.manifest, lang), baselines);
}

export function rulesQuestion({ manifest }: Pick<StudyResults, "manifest">, lang: Lang): string {
  return answerWords[lang].asks.rules(placeOf(manifest, lang));
}

/** Most metals that a question names. */
const namedMetals = 2;

function placeOf(manifest: StudyResults["manifest"], lang: Lang) {
  const { country, materials, titles, horizonWeeks, start } = factsOf(manifest, lang);
  const named = materials.slice(0, namedMetals).map(titles.material);
  return {
    country,
    metals: answerWords[lang].metals(named, materials.length - named.length),
    weeks: horizonWeeks,
    start,
  };
}
