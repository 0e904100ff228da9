import { outcomeId } from "../../../model/outcomes/outcome.ts";
import type { GradeShare, VarianceSplit } from "../../../sim/study/insights.ts";
import { z95 } from "../../../sim/study/shares.ts";
import type { StudyResults } from "../../../sim/study/study.ts";
import { driversWords } from "../../charts/drivers.words.ts";
import { formatExact, runsText } from "../../words/figures.ts";
import { inputText } from "../../words/inputs.ts";
import { knownWords } from "../../words/known.ts";
import type { Lang } from "../../words/lang.ts";
import { labelOf } from "../../words/outcomes.ts";
import { factsOf } from "../../words/study.ts";
import { isUnknown, shareText } from "../../words/variance-figures.ts";
import { knownSentence } from "../parts/news.ts";
import type { ScenarioInputs } from "../sections/inputs.ts";
import { inputsWords } from "../sections/inputs.words.ts";
import type { Brief } from "./brief.ts";
import { briefWords } from "./brief.words.ts";

/** Inputs that a brief names. */
const namedInputs = 4;

/** Grades of weak evidence. */
const weak: readonly GradeShare["grade"][] = ["C", "D"];

/** On what the answer of a study rests: the inputs that explain most of it, the grades of its evidence, its sampling, its day. */
export function restsOn(study: StudyResults, inputs: readonly ScenarioInputs[], lang: Lang): Brief["restsOn"] {
  const words = briefWords[lang].rests;
  const split = study.insights?.drivers ?? null;
  const { manifest } = study;
  const known = knownWords(manifest, lang);
  return {
    ...(split === null || split.byGrade.length === 0 ? { caption: "", inputs: [] } : largest(study, split, lang)),
    sentences: [
      ...(split === null ? [words.unknown] : []),
      ...(split === null || split.byGrade.length === 0 ? [] : [weakSentence(study, split, lang)]),
      ...countsSentence(inputs, lang),
      words.sampled(words.sampling[manifest.sampling.kind](runsText(manifest.runs, lang)), known),
      ...(manifest.facts === undefined ? [] : [knownSentence(manifest, lang)]),
    ],
  };
}

/** The outcome of which a brief tells what it rests on: need that goes unmet, else the first of which it is known. */
function restingOutcome({ byGrade }: VarianceSplit) {
  return byGrade.find(({ outcome }) => outcome === "unmetNeedShare") ?? byGrade[0];
}

function largest(
  { manifest }: StudyResults,
  split: VarianceSplit,
  lang: Lang,
): Pick<Brief["restsOn"], "caption" | "inputs"> {
  const words = briefWords[lang].rests;
  const of = restingOutcome(split);
  const outcome = labelOf(of, factsOf(manifest, lang).titles, lang);
  const drivers = split.drivers
    .filter((each) => outcomeId(each) === outcomeId(of) && each.share > z95 * each.standardError)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, namedInputs);
  return {
    caption: drivers.length === 0 ? words.noneBeyond(outcome) : words.caption(outcome),
    inputs: drivers.map(({ path, share, standardError, grade }) => {
      const { name, what } = inputText(path, manifest, lang);
      return {
        ...{ outcome, input: name, what },
        share: shareText({ value: share, standardError }, lang),
        grade: `${grade}${words.gradeIs(inputsWords[lang].grades[grade])}`,
      };
    }),
  };
}

/** How much the inputs of weak evidence explain together. */
function weakSentence({ manifest }: StudyResults, split: VarianceSplit, lang: Lang): string {
  const of = restingOutcome(split);
  const rows = split.byGrade.filter((each) => outcomeId(each) === outcomeId(of) && weak.includes(each.grade));
  const share = rows.reduce((sum, each) => sum + each.share, 0);
  const standardError = Math.hypot(...rows.map((each) => each.standardError));
  const { weak: said, weakUnknown } = briefWords[lang].rests;
  const name = labelOf(of, factsOf(manifest, lang).titles, lang);
  return isUnknown(share, standardError)
    ? weakUnknown(name)
    : said(name, shareText({ value: share, standardError }, lang));
}

/** How many numbers went in, and of which grades; nothing where none are at hand. */
function countsSentence(inputs: readonly ScenarioInputs[], lang: Lang): readonly string[] {
  const all = [...new Map(inputs.flatMap(({ rows }) => rows.map((row) => [JSON.stringify(row), row]))).values()];
  if (all.length === 0) return [];
  const words = inputsWords[lang];
  const counts = Object.entries(words.grades).map(([grade, meaning]) =>
    words.count(all.filter((row) => row.grade === grade).length, grade, meaning),
  );
  return [briefWords[lang].rests.numbers(formatExact(all.length), counts)];
}

/** What would narrow the answer most: for each outcome whose parts are known the input that explains most of it. */
export function narrowingSentences({ manifest, insights }: StudyResults, lang: Lang): readonly string[] {
  const split = insights?.drivers ?? null;
  if (split === null) return [];
  const { titles } = factsOf(manifest, lang);
  const outcomes = [...new Map(split.byGrade.map((of) => [outcomeId(of), of])).values()];
  return outcomes.slice(0, namedInputs - 1).flatMap((of) => {
    const [first] = split.drivers
      .filter((each) => outcomeId(each) === outcomeId(of) && each.share > z95 * each.standardError)
      .toSorted((a, b) => b.share - a.share);
    if (first === undefined) return [];
    const { name, what } = inputText(first.path, manifest, lang);
    const told = what === "" ? name : driversWords[lang].whatIs(name, what);
    const share = shareText({ value: first.share, standardError: first.standardError }, lang);
    return [driversWords[lang].most(labelOf(of, titles, lang), told, share)];
  });
}
