import type { ForecastRecord } from "../../sim/scoring/forecast/record.ts";
import type { HindcastRecord } from "../../sim/scoring/hindcast/record.ts";
import type { GivenDocument, Hindcast } from "../../sim/scoring/hindcast/run.ts";
import type { Chart } from "../charts/kit/chart.ts";
import { featureTitleIn } from "../words/features.ts";
import { formatExact } from "../words/figures.ts";
import { posteriorSentences } from "../words/foretold-with.ts";
import { markdownTable } from "../words/lines.ts";
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
  variantsOf,
  variantWords,
} from "../words/scores.ts";
import { metCount, missedReadings, scoredTargets, targetTable, targetWords } from "../words/targets.ts";
import { besideTable, type ScoredBefore } from "./beside.ts";
import { forecastMarkdown } from "./forecast.ts";
import { inputRows } from "./inputs.ts";

/** Inputs that an episode's headline leaves out, what stands in their place, and from what that was set. */
function leaveOutRows(given: readonly GivenDocument[], episode: string): readonly (readonly string[])[] {
  const documentOf = (variant: string) =>
    given.find((each) => each.episode === episode && each.variant === variant)?.document ?? {};
  const [inUse, without] = ["inSample", "outOfSample"].map((variant) => inputRows(documentOf(variant)));
  const body = without.flatMap(({ path, value, unit, source, grade }) => {
    const own = inUse.find((row) => row.path === path);
    return own?.value === value && own.source === source
      ? []
      : [[`\`${path}\``, own?.value ?? "none", value, unit, source, grade]];
  });
  return [[`${episode}: input`, "in use", "left out", "unit", "source of what stands in its place", "grade"], ...body];
}

/** What `docs/validation.md` holds between its marks, by name; pictures are named by their chart's id. */
export function validationBlocks(
  { record, given }: Hindcast,
  charts: readonly Chart[],
  forecast: ForecastRecord,
  before: ScoredBefore,
): Readonly<Record<string, string>> {
  const picture = (id: string) => pictureOf(charts, id);
  return {
    origin: originOf(record),
    targets: `${picture("targets")}\n\n${targetsOf(record)}`,
    beside: besideTable(record, before),
    coverage: `${markdownTable(coverageRows(record))}\n\n${picture("coverage")}`,
    skill: markdownTable(skillRows(record)),
    pit: `${picture("pit")}\n\n${markdownTable(pitRows(record))}`,
    ...Object.fromEntries(
      episodesOf(record).flatMap((episode) => [
        [`features-${episode}`, `${markdownTable(featureRows(record, episode))}\n\n${picture(`features-${episode}`)}`],
        [`failures-${episode}`, failuresOf(record, episode)],
        ...(hasEvents(record, episode) ? [[`events-${episode}`, eventsOf(record, episode)]] : []),
        [`left-out-${episode}`, markdownTable(leaveOutRows(given, episode))],
        [`history-${episode}`, picture(`history-${episode}`)],
      ]),
    ),
    ablation: `${picture("ablation")}\n\n${markdownTable(ablationRows(record))}`,
    verdicts: listOf(changedVerdicts(record)),
    forecast: forecastMarkdown(forecast),
  };
}

function originOf(record: HindcastRecord): string {
  const { seed, runs, engineVersion, results } = record;
  const rows = results.map(({ episode, variant, scenarioSha256, points, features }) => [
    `${episode}, ${variantWords[variant]}`,
    String(points.length),
    String(features.length),
    `\`${scenarioSha256}\``,
  ]);
  return `Seed \`${seed}\`, ${formatExact(runs)} runs an episode and variant, engine ${engineVersion}. ${posteriorSentences(record).join(" ")}\n\n${markdownTable([["scenario as given", "points", "features", "SHA-256"], ...rows])}`;
}

/** The targets as met and missed, and below them what each miss says of the model. */
function targetsOf(record: HindcastRecord): string {
  const details = ["of which", ...scoredTargets(record).map(({ detail }) => detail ?? "–")];
  const rows = targetTable(record).map((row, k) => [
    ...row.map((cell) => cell.replace("MISSED", "**MISSED**")),
    details[k],
  ]);
  return `${metCount(record)}.\n\n${markdownTable(rows)}\n\n${targetWords.en.note}\n\nWhat is missed:\n\n${listOf(missedReadings(record))}`;
}

function featureRows(record: HindcastRecord, episode: string): readonly (readonly string[])[] {
  return [
    [
      "feature",
      "unit",
      "5 % to 95 % (median)",
      "happened",
      "grade",
      ...variantsOf(record).map((each) => variantWords[each]),
    ],
    ...featuresOf(record, episode).map(({ headline, verdicts, runs }) => [
      featureTitleIn(headline.name, "en"),
      headline.unit,
      intervalFigure(headline, runs),
      happenedFigure(headline),
      headline.grade,
      ...verdicts.map((verdict) => verdict.replace("FAIL", "**FAIL**")),
    ]),
  ];
}

function eventsOf(record: HindcastRecord, episode: string): string {
  return markdownTable(eventRows(record, episode).map((row) => row.map((cell) => cell.replace("FAIL", "**FAIL**"))));
}

/** Each failure of the headline with what the episode notes of it. */
function failuresOf(record: HindcastRecord, episode: string): string {
  return listOf(
    featuresOf(record, episode)
      .filter(({ headline }) => !headline.pass)
      .map(({ headline, runs }) => {
        const figures = `${intervalFigure(headline, runs)} against ${happenedFigure(headline)} (${headline.unit})`;
        return `**${featureTitleIn(headline.name, "en")}**: ${figures}${headline.note === null ? "" : `; ${headline.note}`}`;
      }),
  );
}

function listOf(lines: readonly string[]): string {
  return lines.length === 0 ? "None." : lines.map((line) => `- ${line}`).join("\n");
}

function pictureOf(charts: readonly Chart[], id: string): string {
  const chart = charts.find((each) => each.id === id);
  if (chart === undefined) throw new RangeError(`${id}: no such chart`);
  return `![${chart.question} ${chart.reading}](pictures/${pictureName(id)})`;
}

/** File name of a chart's picture beside `docs/validation.md`. */
export function pictureName(id: string): string {
  return `validation-${id}.png`;
}

const block = /^<!-- begin: ([a-z0-9-]+) -->\n([\s\S]*?)^<!-- end: \1 -->$/gm;
const mark = /^<!-- (?:begin|end):.*$/gm;

/** A part of a page that is written by the program; all around it is written by hand. */
export type Block = { readonly name: string; readonly body: string };

/** The blocks of a page in order. RangeError for a mark without its fellow. */
export function blocksOf(page: string): readonly Block[] {
  const blocks = [...page.matchAll(block)].map(([, name, body]) => ({ name, body }));
  const marks = page.match(mark)?.length ?? 0;
  if (marks !== 2 * blocks.length) throw new RangeError(`blocks: ${marks} marks make ${blocks.length} blocks`);
  return blocks;
}

/** The page with its blocks filled anew. RangeError for a block that the page or `bodies` lacks. */
export function fillBlocks(page: string, bodies: Readonly<Record<string, string>>): string {
  const names = blocksOf(page).map(({ name }) => name);
  for (const name of names) if (!Object.hasOwn(bodies, name)) throw new RangeError(`block ${name}: has no content`);
  for (const name of Object.keys(bodies))
    if (!names.includes(name)) throw new RangeError(`block ${name}: must stand in the page`);
  return page.replace(
    block,
    (_, name: string) => `<!-- begin: ${name} -->\n${bodies[name].trim()}\n<!-- end: ${name} -->`,
  );
}
