import type { ForecastRecord } from "../../sim/scoring/forecast/record.ts";
import type { ForecastScore } from "../../sim/scoring/forecast/score-record.ts";
import { fixed, formatExact, formatWithError } from "../words/figures.ts";
import { markdownTable } from "../words/lines.ts";
import { scoreMarkdown } from "./forecast-score.ts";

/** A forecast that was kept, by the name of its file without the ending, and its score. */
export type KeptForecast = {
  readonly name: string;
  readonly record: ForecastRecord;
  readonly score: ForecastScore;
};

/** What `docs/forecasts/README.md` holds between its marks: all forecasts made, in order of their names, and their scores. */
export function keptForecastBlocks(kept: readonly KeptForecast[]): Readonly<Record<string, string>> {
  return {
    list: markdownTable([
      [
        "forecast",
        "scenario",
        "policy known to",
        "given facts to",
        "until",
        "engine",
        "runs",
        "worth",
        "SHA-256 of the file",
      ],
      ...kept.map(({ name, record, score }) => [
        `[${name}](${name}.json)`,
        record.scenario,
        record.knownUntil,
        givenFacts(record),
        record.until,
        record.engineVersion,
        formatExact(record.runs),
        record.effectiveRuns === undefined ? "–" : formatExact(Math.floor(record.effectiveRuns)),
        `\`${score.forecastSha256}\``,
      ]),
    ]),
    standing: markdownTable([
      [
        "forecast",
        "scored to",
        "figures judged",
        "in the middle 90 %",
        "skill against the walk",
        "probabilities judged",
        "mean Brier",
      ],
      ...kept.map(({ name, score }) => [name, ...standingOf(score)]),
    ]),
    scores: kept.map(({ name, score }) => `### ${name}\n\n${scoreMarkdown(score).trimEnd()}`).join("\n\n"),
  };
}

/** To which day facts are known that a forecast is conditional on, and their hash. */
function givenFacts({ facts }: ForecastRecord): string {
  return facts === undefined ? "–" : `${facts.asOf} (${facts.name}, \`${facts.sha256.slice(0, 12)}\`)`;
}

function standingOf({ recordUntil, foretold, quantities, events, skill }: ForecastScore): readonly string[] {
  const within = quantities.filter(({ position }) => position >= 0.05 && position <= 0.95).length;
  return [
    recordUntil,
    `${quantities.length} of ${foretold.figures}`,
    quantities.length === 0 ? "–" : `${within} of ${quantities.length}`,
    skill.skill === null || skill.standardError === null ? "–" : formatWithError(skill.skill, skill.standardError),
    `${events.length} of ${foretold.events}`,
    events.length === 0 ? "–" : fixed(events.reduce((sum, { brier }) => sum + brier, 0) / events.length, 3),
  ];
}
