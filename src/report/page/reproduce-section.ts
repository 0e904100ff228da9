import { outcomeId, type PairedDifference, type StudyResults } from "../../sim/results.ts";
import { headlineOutcomes } from "../headline-outcomes.ts";
import { inCheckout } from "../in-checkout.ts";
import type { Lang } from "../lang.ts";
import { factsOf } from "../names.ts";
import { samplingText } from "../sampling-text.ts";
import { escaped, htmlTable } from "./html.ts";
import { pageWords } from "./page-words.ts";

/** What a comparison's folder holds beyond the two studies. */
export type Beside = {
  readonly explained?: { readonly runs: number; readonly explanations: readonly PairedDifference[] } | undefined;
  readonly isSeverityMatched?: boolean | undefined;
};

/** The commands that give the same numbers and the same page again, and the hashes by which to tell. */
export function reproduceSection(
  studies: readonly StudyResults[],
  differences: readonly PairedDifference[],
  beside: Beside,
  lang: Lang,
): string {
  const { caption, heads } = pageWords[lang].reproduce;
  const names = studies.map(({ manifest }) => factsOf(manifest).name);
  const [{ manifest }] = studies;
  const { sampling } = manifest;
  const command = inCheckout([
    ...[names.length > 1 ? "compare" : "run", ...names, "--seed", manifest.seed, ...sizeOf(studies)],
    ...(sampling.kind === "plain" ? [] : ["--sampling", samplingText(sampling)]),
    ...explanationOf(beside.explained, differences),
    ...(beside.isSeverityMatched === true ? ["--severity-matched"] : []),
    ...["--out", "results/again"],
  ]);
  const report = inCheckout(["report", "results/again", ...(lang === "en" ? [] : ["--lang", lang])]);
  const table = htmlTable({
    caption,
    heads,
    rows: studies.map(({ manifest: of }, i) => [
      names[i],
      of.seed,
      String(of.runs),
      of.codeVersion,
      of.engineVersion,
      of.scenarioSha256,
      of.resultHash,
    ]),
    whole: [0, 1, 2, 3, 4],
  });
  return `<pre tabindex="0">${escaped(`${command}\n${report}`)}</pre><div class="hashes">${table}</div>`;
}

/** How many runs: as a number, or by the figures that decided on it. */
function sizeOf(studies: readonly StudyResults[]): readonly string[] {
  const [{ manifest }] = studies;
  if (manifest.until === undefined) return ["--runs", String(manifest.runs)];
  const goals = new Set(studies.flatMap((each) => each.manifest.until?.goals.map(({ goal }) => goal) ?? []));
  return [...[...goals].flatMap((goal) => ["--until", goal]), "--ceiling", String(manifest.until.ceiling)];
}

/** Outcomes are named unless they are those that are explained unasked: the headlines of both. */
function explanationOf(explained: Beside["explained"], differences: readonly PairedDifference[]): readonly string[] {
  if (explained === undefined) return [];
  const ids = explained.explanations.map(outcomeId);
  const unasked = headlineOutcomes(differences).map(outcomeId);
  const named = ids.join() === unasked.join() ? [] : ["--outcome", ...ids];
  return ["--explain", ...named, "--explain-runs", String(explained.runs)];
}
