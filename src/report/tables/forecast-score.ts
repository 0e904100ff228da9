import type { ForecastScore, NotJudged, ScoredEvent, ScoredQuantity } from "../../sim/scoring/forecast/score-record.ts";
import type { ChartTable } from "../charts/kit/chart.ts";
import { seriesTitle } from "../words/features.ts";
import { fixed, formatExact, formatWithError, plainly } from "../words/figures.ts";
import { markdownTable, textColumns, wrapped } from "../words/lines.ts";

type TitledRows = { readonly title: string; readonly rows: readonly (readonly string[])[] };

const width = 108;

/** The score of a forecast as plain text for the terminal. */
export function scoreText(score: ForecastScore): string {
  const { title, knownUntil, until, engineVersion, recordUntil } = score;
  const head = [
    title,
    `Foretold to ${until} as known on ${knownUntil}, engine ${engineVersion}; on record to ${recordUntil}`,
    ...wrapped(scoreVerdict(score).join(" "), width),
  ].join("\n");
  const tables = tablesOf(score).map((table) => `${table.title}\n${textColumns(table.rows)}`);
  return `${[head, ...tables, notJudgedText(score.notJudged), wrapped(reading, width).join("\n")].join("\n\n")}\n`;
}

/** The same as Markdown, below a heading of its own. */
export function scoreMarkdown(score: ForecastScore): string {
  const notJudged = { title: "Not judged", rows: notJudgedRows(score.notJudged) };
  const all = score.notJudged.length > 0 ? [...tablesOf(score), notJudged] : tablesOf(score);
  const tables = all.map(({ title, rows }) => `**${title}**\n\n${markdownTable(rows)}`);
  return `${[scoreVerdict(score).join(" "), ...tables, reading].join("\n\n")}\n`;
}

/** What the score comes to, a sentence each. */
function scoreVerdict({ foretold, quantities, events, skill }: ForecastScore): readonly string[] {
  const bounds = events.filter(({ bound }) => bound !== undefined).length;
  const byBound =
    bounds === 0 ? "" : ` ${bounds} more ${bounds === 1 ? "figure is" : "figures are"} judged by a bound alone.`;
  const judged = `${quantities.length} of ${foretold.figures} figures and ${events.length - bounds} of ${foretold.events} probabilities can be judged.${byBound}`;
  const within = quantities.filter(({ position }) => position >= 0.05 && position <= 0.95).length;
  const held =
    quantities.length === 0
      ? []
      : [`Of the figures ${within} of ${quantities.length} lie within the middle 90 % of their forecast.`];
  return [judged, ...held, ...skillSentence(skill), ...eventSentence(events)];
}

function skillSentence({ skill, standardError, points, series }: ForecastScore["skill"]): readonly string[] {
  if (skill === null) return points === 0 ? [] : ["Too few quotes for a skill against the random walk."];
  const figure = standardError === null ? plainly(skill, 2) : formatWithError(skill, standardError);
  const ends = [skill - 1.96 * (standardError ?? 0), skill + 1.96 * (standardError ?? 0)];
  const isTie = standardError !== null && ends[0] < 0 && ends[1] > 0;
  const says = isTie ? "no telling which is better" : skill > 0 ? "the forecast is better" : "the walk is better";
  return [`Against the random walk, over ${points} quotes of ${series} series, skill is ${figure}: ${says}.`];
}

function eventSentence(events: readonly ScoredEvent[]): readonly string[] {
  if (events.length === 0) return [];
  const causes = causesOf(events).map(({ event, own }) => `${eventWords[event]} ${fixed(meanOf(own, "brier"), 3)}`);
  return [`Mean Brier score, where a coin has 0.250: ${causes.join(", ")}.`];
}

const eventWords: Readonly<Record<ScoredEvent["event"], string>> = {
  restrictionInForce: "restriction in force",
  lineStopped: "a line stopped",
  atLeast: "at least a bound",
  atMost: "at most a bound",
};

function tablesOf({ quantities, events }: ForecastScore): readonly TitledRows[] {
  return [
    ...(quantities.length > 0 ? [{ title: "Figures, monthly means", rows: quantityRows(quantities) }] : []),
    ...(events.length > 0
      ? [
          { title: "Probabilities at the end of each month [%]", rows: probabilityRows(events) },
          { title: "Scores of the probabilities, means over their months", rows: eventRows(events) },
        ]
      : []),
  ];
}

function quantityRows(quantities: readonly ScoredQuantity[]): readonly (readonly string[])[] {
  const head = ["figure", "unit", "month", "on record", "of", "grade", "5 % to 95 % (median)"];
  return [
    [...head, "position", "CRPS", "of the walk", "log score", "of the walk"],
    ...quantities.map((each) => [
      seriesTitle(each, "en"),
      each.unit,
      each.from.slice(0, 7),
      plainly(each.observed, 3),
      String(each.figures),
      each.grade,
      `${plainly(each.low, 3)} to ${plainly(each.high, 3)} (${plainly(each.median, 3)})`,
      fixed(each.position, 3),
      plainly(each.crps, 3),
      each.walk === null ? "–" : plainly(each.walk.crps, 3),
      logFigure(each.logScore),
      each.walk === null ? "–" : logFigure(each.walk.logScore),
    ]),
  ];
}

function logFigure(score: number | null): string {
  return score === null ? "–" : fixed(score, 2);
}

/** A column an event, headed by what happened; a line a month. */
function probabilityRows(events: readonly ScoredEvent[]): readonly (readonly string[])[] {
  const columns = [...new Set(events.map(eventName))];
  const days = [...new Set(events.map(({ day }) => day))].sort();
  return [
    ["at the end of", ...columns],
    ...days.map((day) => [
      day.slice(0, 7),
      ...columns.map((column) => {
        const found = events.find((each) => each.day === day && eventName(each) === column);
        return found === undefined
          ? "–"
          : `${fixed(100 * found.probability, 0)} (${found.happened ? "happened" : "did not"})`;
      }),
    ]),
  ];
}

function eventRows(events: readonly ScoredEvent[]): readonly (readonly string[])[] {
  const line = (name: string, own: readonly ScoredEvent[], grade: string) => [
    name,
    String(own.length),
    grade,
    fixed(meanOf(own, "brier"), 3),
    fixed(meanOf(own, "logScore"), 2),
  ];
  return [
    ["event", "months", "grade", "Brier", "log score"],
    ...causesOf(events).flatMap(({ event, own }) => {
      const names = [...new Set(own.map(eventName))];
      const each = names.map((name) => {
        const months = own.filter((it) => eventName(it) === name);
        return line(name, months, [...new Set(months.map(({ grade }) => grade))].join(", "));
      });
      return names.length > 1 ? [...each, line(`mean of ${eventWords[event]}`, own, "")] : each;
    }),
    ["a coin", "", "", "0.250", "0.69"],
  ];
}

/** `a line stopped, large`; `shipped of the usual, oxide, Dy at most 0.1`. */
function eventName({ event, sector, bound }: Pick<ScoredEvent, "event" | "sector" | "bound">): string {
  if (bound !== undefined)
    return `${seriesTitle(bound, "en")} ${event === "atLeast" ? "at least" : "at most"} ${plainly(bound.limit, 3)}`;
  return sector === null ? eventWords[event] : `${eventWords[event]}, ${sector}`;
}

function causesOf(events: readonly ScoredEvent[]) {
  const causes = [...new Set(events.map(({ event }) => event))];
  return causes.map((event) => ({ event, own: events.filter((each) => each.event === event) }));
}

function meanOf(events: readonly ScoredEvent[], key: "brier" | "logScore"): number {
  return events.reduce((sum, each) => sum + each[key], 0) / events.length;
}

function notJudgedText(notJudged: readonly NotJudged[]): string {
  if (notJudged.length === 0) return "Not judged: nothing";
  const lines = notJudgedRows(notJudged)
    .slice(1)
    .flatMap(([why, months, of]) =>
      wrapped(`${months} ${months === "1" ? "month" : "months"}: ${why} (${of})`, width - 2).map(indented),
    );
  return `Not judged\n${lines.join("\n")}`;
}

function indented(line: string, index: number): string {
  return index === 0 ? line : `  ${line}`;
}

function notJudgedRows(notJudged: readonly NotJudged[]): readonly (readonly string[])[] {
  const reasons = [...new Set(notJudged.map(({ why }) => why))];
  return [
    ["why", "months", "of"],
    ...reasons.map((why) => {
      const own = notJudged.filter((each) => each.why === why);
      const months = own.reduce((sum, each) => sum + each.months, 0);
      return [why, formatExact(months), [...new Set(own.map(({ of }) => of))].join(", ")];
    }),
  ];
}

const reading =
  "Position: share of the forecast below what is on record. CRPS in the unit of the figure, log score in nats: less is better. A month of quotes is the mean of those on record, however few. Quotes of one month and months of one event move together: they are few pieces of evidence, not many.";

/** A line for each figure and each probability that is judged. */
export function scoreTable({ quantities, events }: ForecastScore): ChartTable {
  return {
    columns: [
      ...["id", "day", "unit", "onRecord", "grade", "foretold", "position", "crps", "walkCrps"],
      ...["brier", "logScore", "walkLogScore", "source"],
    ],
    rows: [
      ...quantities.map(({ id, to, unit, observed, grade, median, position, crps, logScore, walk, source }) => [
        ...[id, to, unit, observed, grade, median, position, crps, walk?.crps ?? ""],
        ...["", logScore ?? "", walk?.logScore ?? "", source],
      ]),
      ...events.map(({ id, day, happened, grade, probability, brier, logScore, source }) => [
        ...[id, day, "probability", Number(happened), grade, probability, "", "", ""],
        ...[brier, logScore, "", source],
      ]),
    ],
  };
}
