import { headlineOutcomes } from "../../../model/outcomes/index.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import { inCheckout } from "../../../sim/results/commands.ts";
import type { PairedDifference, StudyResults } from "../../../sim/study/study.ts";
import { type ScenarioWords, scenarioWord, studyFlags } from "../../words/commands.ts";
import type { Lang } from "../../words/lang.ts";
import { escaped, htmlTable } from "../html.ts";
import { pageWords } from "../page.words.ts";
import { type Made, madeOf, type PagePart } from "../parts/part.ts";

/** What a comparison's folder holds beyond the two studies. */
export type Beside = {
  readonly explained?: { readonly runs: number; readonly explanations: readonly PairedDifference[] } | undefined;
  readonly isSeverityMatched?: boolean | undefined;
};

/** What else a page is made of, and what its commands take for scenarios that no checkout has by name. */
type Reproduced = {
  readonly parts?: readonly PagePart[] | undefined;
  readonly isOfPart?: boolean | undefined;
  readonly given?: ScenarioWords | undefined;
};

/** The commands that give the same numbers and the same page again, and the hashes by which to tell. */
export function reproduceSection(
  studies: readonly StudyResults[],
  differences: readonly PairedDifference[],
  beside: Beside,
  lang: Lang,
  { parts = [], isOfPart = false, given }: Reproduced = {},
): string {
  const { caption, heads } = pageWords[lang].reproduce;
  const commands = [
    ...(isOfPart ? [] : [{ id: "", words: studyCommand(studies, differences, beside, given) }]),
    ...parts.flatMap(({ id, command }) => (command === null ? [] : [{ id, words: command }])),
  ].map(({ id, words }, k) => ({ words, out: k === 0 ? "results/again" : `results/again-${id}` }));
  const more = commands.slice(1).flatMap(({ out }) => ["--with", out]);
  const report = inCheckout(["report", "results/again", ...more, ...(lang === "en" ? [] : ["--lang", lang])]);
  const lines = [...commands.map(({ words, out }) => inCheckout([...words, "--out", out])), report];
  const made = [...studies.map(({ manifest }) => madeOf(manifest)), ...parts.flatMap((part) => part.made)];
  const table = htmlTable({
    caption,
    heads,
    rows: made
      .filter((of, k) => made.findIndex((other) => isSame(other, of)) === k)
      .map((of) => [
        ...[of.name, of.seed, of.runs, of.codeVersion, of.engineVersion],
        ...[of.scenarioSha256, of.resultHash],
      ]),
    whole: [0, 1, 2, 3, 4],
  });
  return `<pre tabindex="0">${escaped(lines.join("\n"))}</pre><div class="hashes">${table}</div>`;
}

/** A study that several folders hold is listed once. */
function isSame(one: Made, other: Made): boolean {
  return one.name === other.name && one.resultHash === other.resultHash;
}

function studyCommand(
  studies: readonly StudyResults[],
  differences: readonly PairedDifference[],
  { explained, isSeverityMatched }: Beside,
  given: ScenarioWords | undefined,
): readonly string[] {
  const manifests = studies.map(({ manifest }) => manifest);
  const names = manifests.map((of) => scenarioWord(of, given));
  return [
    ...[names.length > 1 ? "compare" : "run", ...names, ...studyFlags(manifests)],
    ...explanationOf(explained, differences),
    ...(isSeverityMatched === true ? ["--severity-matched"] : []),
  ];
}

/** Outcomes are named unless they are those that are explained unasked: the headlines of both. */
function explanationOf(explained: Beside["explained"], differences: readonly PairedDifference[]): readonly string[] {
  if (explained === undefined) return [];
  const ids = explained.explanations.map(outcomeId);
  const unasked = headlineOutcomes(differences).map(outcomeId);
  const named = ids.join() === unasked.join() ? [] : ["--outcome", ...ids];
  return ["--explain", ...named, "--explain-runs", String(explained.runs)];
}
