import type { HindcastRecord } from "../../sim/scoring/hindcast/record.ts";
import type { Cell, ChartTable } from "../charts/kit/chart.ts";
import { featureName } from "../words/features.ts";
import { formatExact } from "../words/figures.ts";
import { posteriorSentences } from "../words/foretold-with.ts";
import { clipped, textColumns, wrapped } from "../words/lines.ts";
import {
  ablationRows,
  changedVerdicts,
  coverageRows,
  episodesOf,
  eventRows,
  featuresOf,
  happenedFigure,
  hasEvents,
  intervalFigure,
  pitRows,
  skillRows,
} from "../words/scores.ts";
import { metCount, scoredTargets, targetTable, targetWords } from "../words/targets.ts";
import { titleIn } from "../words/titles.ts";
import { leftOut } from "./outcomes.ts";

const width = 108;

/** The score of a hindcast as plain text for the terminal, at most 110 columns wide; failures go through `red`. */
export function hindcastText(record: HindcastRecord, red: (text: string) => string): string {
  const episodes = episodesOf(record);
  const sections = [
    intro(record, episodes),
    ...(scoredTargets(record).length > 0 ? [targetsText(record)] : []),
    section("Coverage: points that lie in their intervals, with exact 95 % limits", coverageRows(record)),
    section("Skill: 1 is perfect, 0 as good as the reference, below 0 worse", skillRows(record)),
    section("PIT: where the points fall in their forecasts, counts", pitRows(record)),
    ...episodes.map((episode) => featuresText(record, episode)),
    ...episodes.filter((episode) => hasEvents(record, episode)).map((episode) => eventsText(record, episode)),
    ...(record.ablation.length > 0 ? [ablationText(record)] : []),
  ];
  return `${sections.join("\n\n")}\n`.replace(/\b(?:FAILS?|MISSED)\b\??/g, red);
}

function intro(record: HindcastRecord, episodes: readonly string[]): string {
  const { runs, failedRuns, seed } = record;
  return [
    `Hindcast of ${episodes.join(" and ")}: ${formatExact(runs)} runs each, seed ${seed}`,
    ...leftOut(runs, failedRuns),
    ...wrapped(
      "Out of sample, the headline: the model knows the dated trigger and nothing that was set from the episode. In sample: with what was set from it. Policy known: out of sample, with the whole history of the policy. Errors of skill leave out one series at a time; points of one series move together, so that limits of coverage are too narrow.",
      width,
    ),
    ...wrapped(posteriorSentences(record).join(" "), width),
  ].join("\n");
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  return `${title}\n${textColumns(rows)}`;
}

/** The targets in two lines where the figure is of one event or of some features. */
function targetsText(record: HindcastRecord): string {
  const targets = scoredTargets(record);
  const [head, ...rows] = targetTable(record);
  const [top, ...lines] = textColumns([head, ...rows.map(([name, ...cells]) => [clipped(name, 64), ...cells])]).split(
    "\n",
  );
  return [
    `Targets: ${metCount(record)}`,
    top,
    ...lines.flatMap((line, k) => {
      const { detail, verdict, reading } = targets[k];
      const told = [...(detail === null ? [] : [detail]), ...(verdict === "missed" ? [titleIn(reading, "en")] : [])];
      return [line, ...wrapped(told.join(". "), width - 4).map((each) => `    ${each}`)];
    }),
    ...wrapped(targetWords.en.note, width),
  ].join("\n");
}

function featuresText(record: HindcastRecord, episode: string): string {
  const features = featuresOf(record, episode);
  if (features.length === 0) return `Named features of ${episode}: the episode names none`;
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

function eventsText(record: HindcastRecord, episode: string): string {
  const [head, ...rows] = eventRows(record, episode);
  const lines = [head, ...rows].map(([name, cause, ...rest]) => [clipped(name, 40), clipped(cause, 14), ...rest]);
  return [
    `Events of ${episode}: Brier and log score, of a coin 0.250 and 0.69; causes are summed, events of one averaged`,
    textColumns(lines.map((cells) => cells.filter((_, k) => k !== 4 && k !== 5))),
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

/** Every feature in every variant: what the runs show beside what happened. */
export function featuresTable({ results }: HindcastRecord): ChartTable {
  return table(
    results.flatMap(({ episode, variant, features }) =>
      features.map(({ limits, ...feature }) => ({
        episode,
        variant,
        ...feature,
        p05Low: limits.p05.low,
        p05High: limits.p05.high,
        p50Low: limits.p50.low,
        p50High: limits.p50.high,
        p95Low: limits.p95.low,
        p95High: limits.p95.high,
      })),
    ),
  );
}

/** Every scored figure in every variant. */
export function pointsTable({ results }: HindcastRecord): ChartTable {
  return table(
    results.flatMap(({ episode, variant, points }) =>
      points.map(({ source, ...point }) => ({ episode, variant, ...point, file: source.file, line: source.line })),
    ),
  );
}

/** What each mechanism earns, over each set of episodes. */
export function ablationTable({ ablation }: HindcastRecord): ChartTable {
  return table(
    ablation.map(({ episodes, changed, ...row }) => ({
      ...row,
      episodes: episodes.join(" and "),
      changed: changed
        .map(({ episode, feature, passesWithout }) => `${episode}: ${feature} ${passesWithout ? "passes" : "fails"}`)
        .join("; "),
    })),
  );
}

/** What the model is held to, and whether it holds. */
export function targetsTable({ targets }: HindcastRecord): ChartTable {
  return table(
    targets.map(({ name, reading, ...row }) => ({
      name: titleIn(name, "en"),
      ...row,
      reading: titleIn(reading, "en"),
    })),
  );
}

/** Records of one form as a table; nothing is an empty cell. */
function table(records: readonly Readonly<Record<string, Cell | boolean | null>>[]): ChartTable {
  const columns = Object.keys(records[0] ?? {});
  return { columns, rows: records.map((record) => columns.map((column) => cellOf(record[column]))) };
}

function cellOf(value: Cell | boolean | null): Cell {
  return value === null ? "" : typeof value === "boolean" ? String(value) : value;
}
