import type { ForecastRecord } from "../../sim/scoring/forecast/record.ts";
import type { HindcastRecord } from "../../sim/scoring/hindcast/record.ts";
import type { Hindcast } from "../../sim/scoring/hindcast/run.ts";
import type { Chart } from "../charts/kit/chart.ts";
import { forecastMarkdown } from "../forecast/forecast-text.ts";
import { ablationRows, changedVerdicts } from "../hindcast/ablation-rows.ts";
import { episodesOf, featuresOf, happenedFigure, intervalFigure } from "../hindcast/feature-rows.ts";
import { variantWords } from "../hindcast/words.ts";
import { markdownTable } from "../markdown-table.ts";
import { leaveOutRows } from "../validation/leave-out-rows.ts";
import { featureTitleIn } from "../words/features.ts";
import { formatExact } from "../words/figures.ts";
import { coverageRows, pitRows, skillRows, variantsOf } from "../words/scores.ts";

/** What `docs/validation.md` holds between its marks, by name; pictures are named by their chart's id. */
export function validationBlocks(
  { record, given }: Hindcast,
  charts: readonly Chart[],
  forecast: ForecastRecord,
): Readonly<Record<string, string>> {
  const picture = (id: string) => pictureOf(charts, id);
  return {
    origin: originOf(record),
    coverage: `${markdownTable(coverageRows(record))}\n\n${picture("coverage")}`,
    skill: markdownTable(skillRows(record)),
    pit: `${picture("pit")}\n\n${markdownTable(pitRows(record))}`,
    ...Object.fromEntries(
      episodesOf(record).flatMap((episode) => [
        [`features-${episode}`, `${markdownTable(featureRows(record, episode))}\n\n${picture(`features-${episode}`)}`],
        [`failures-${episode}`, failuresOf(record, episode)],
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
  return `Seed \`${seed}\`, ${formatExact(runs)} runs an episode and variant, engine ${engineVersion}.\n\n${markdownTable([["scenario as given", "points", "features", "SHA-256"], ...rows])}`;
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
