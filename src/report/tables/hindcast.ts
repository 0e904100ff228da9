import type { HindcastRecord } from "../../sim/scoring/hindcast/record.ts";
import { ablationRows, changedVerdicts } from "../hindcast/ablation-rows.ts";
import { episodesOf, featuresOf, happenedFigure, intervalFigure } from "../hindcast/feature-rows.ts";
import { leftOut } from "../left-out.ts";
import { clipped, textColumns } from "../text-columns.ts";
import { featureName } from "../words/features.ts";
import { formatExact } from "../words/figures.ts";
import { wrapped } from "../words/lines.ts";
import { coverageRows, pitRows, skillRows } from "../words/scores.ts";

const width = 108;

/** The score of a hindcast as plain text for the terminal, at most 110 columns wide; failures go through `red`. */
export function hindcastText(record: HindcastRecord, red: (text: string) => string): string {
  const episodes = episodesOf(record);
  const sections = [
    intro(record, episodes),
    section("Coverage: points that lie in their intervals, with exact 95 % limits", coverageRows(record)),
    section("Skill: 1 is perfect, 0 as good as the reference, below 0 worse", skillRows(record)),
    section("PIT: where the points fall in their forecasts, counts", pitRows(record)),
    ...episodes.map((episode) => featuresText(record, episode)),
    ...(record.ablation.length > 0 ? [ablationText(record)] : []),
  ];
  return `${sections.join("\n\n")}\n`.replace(/\bFAILS?\b\??/g, red);
}

function intro({ runs, failedRuns, seed }: HindcastRecord, episodes: readonly string[]): string {
  return [
    `Hindcast of ${episodes.join(" and ")}: ${formatExact(runs)} runs each, seed ${seed}`,
    ...leftOut(runs, failedRuns),
    ...wrapped(
      "Out of sample, the headline: the model knows the dated trigger and nothing that was set from the episode. In sample: with what was set from it. Policy known: out of sample, with the whole history of the policy. Errors of skill leave out one series at a time; points of one series move together, so that limits of coverage are too narrow.",
      width,
    ),
  ].join("\n");
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  return `${title}\n${textColumns(rows)}`;
}

function featuresText(record: HindcastRecord, episode: string): string {
  const features = featuresOf(record, episode);
  const passed = features.filter(({ headline }) => headline.pass).length;
  const head = ["", "5 % to 95 % (median)", "happened", "out", "in", "known"];
  const [top, ...lines] = textColumns([
    head,
    ...features.map(({ headline, verdicts, runs }) => [
      clipped(featureName(headline.name), 48),
      intervalFigure(headline, runs),
      happenedFigure(headline),
      ...verdicts,
    ]),
  ]).split("\n");
  return [
    `Named features of ${episode}: ${passed} of ${features.length} pass out of sample`,
    top,
    ...lines.flatMap((line, k) => [line, ...remark(features[k].headline)]),
    `out: out of sample, in: in sample, known: policy known. "?": within Monte Carlo error of the other verdict.`,
  ].join("\n");
}

function remark({ unit, grade, note }: { unit: string; grade: string; note: string | null }): readonly string[] {
  return wrapped(`[${unit}, ${grade}]${note === null ? "" : ` ${note}`}`, width - 4).map((line) => `    ${line}`);
}

function ablationText(record: HindcastRecord): string {
  return [
    section("What each mechanism earns, out of sample", ablationRows(record)),
    "CRPS relative to the value at the start; ± one standard error over series. helps, harms: beyond 1.96 of them.",
    ...changedVerdicts(record),
  ].join("\n");
}
