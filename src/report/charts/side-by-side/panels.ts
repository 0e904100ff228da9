import { plainly } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { spanned, weekField, weekStep } from "../kit/axes.ts";
import type { Row } from "../kit/chart.ts";
import { type DatedEvent, eventRules } from "../kit/events.ts";
import { type EndLabel, endLabels, heightOf, labelLines } from "../kit/labels.ts";
import { linesOf, textOf } from "../kit/names.ts";
import { tooltipLayer } from "../kit/tooltip.ts";
import { seriesShown } from "./rows.ts";
import { sideBySideWords } from "./side-by-side.words.ts";

/** What all panels of two studies have in common: names, colours, weeks of each, and the axis of weeks. */
export type Beside = {
  readonly names: readonly string[];
  readonly colors: readonly { readonly line: string }[];
  readonly horizons: readonly number[];
  readonly horizon: number;
  readonly x: { readonly axis: object } & object;
  readonly events: readonly DatedEvent[];
  readonly lang: Lang;
};

/** A line of a panel: of both studies, or of those named. */
type Line = {
  readonly field: string;
  readonly name: string;
  readonly dash: readonly number[];
  readonly of: readonly string[];
};

/** A panel: its lines over weeks, one a study, what they reach at their end, and a ribbon around them. */
export type Panel = {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly Row[];
  readonly lines: readonly Line[];
  readonly ribbon?: readonly [string, string];
  readonly isStepped: boolean;
  readonly top: number;
  /** How an axis and a tooltip write a value. */
  readonly formats: readonly [string, string];
  readonly labels: readonly EndLabel[];
};

/** Width of every panel, least height of one, and room right of it for labels [px]. */
export const panelWidth = 540;
const leastHeight = 120;
const labelRoom = 265;

/** A label at the end of a line of the study at one position; with its last week where it ends before the other. */
export function labelOf(
  text: string,
  end: number,
  study: number,
  { colors, horizons, horizon, lang }: Beside,
): EndLabel {
  const { endsAt } = sideBySideWords[lang];
  const whole = horizons[study] < horizon ? endsAt(text, horizons[study]) : text;
  return { ...labelLines(whole, labelRoom), end, color: colors[study].line };
}

/** A figure of a fan, to two digits: weekly quantiles are counted in bins of up to 1.6 %, and their errors are seldom smaller. */
export const fanFigure = (value: number) => plainly(value, 2);

/** One panel, with the title of its axis of weeks where it is the last. */
export function panelOf(panel: Panel, beside: Beside, weeksTitle: string | null): object {
  const { names, colors, horizon, events } = beside;
  const { title, unit, rows, lines, ribbon, isStepped, top, formats, labels } = panel;
  const x = { ...beside.x, axis: { ...beside.x.axis, title: weeksTitle } };
  const y = {
    ...{ type: "quantitative", title: unit, scale: { domain: [0, top], nice: false } },
    axis: { format: formats[0], tickCount: 4 },
  };
  const of = (range: readonly string[]) => ({
    field: "study",
    type: "nominal",
    legend: null,
    scale: { domain: names, range },
  });
  const look = { aria: false, clip: true, ...(isStepped ? { interpolate: "step-after" } : {}) };
  const height = Math.max(leastHeight, heightOf(labels));
  return {
    title: {
      ...{ text: textOf(linesOf(title, panelWidth + labelRoom, 12.5)), fontSize: 12.5, fontWeight: 600 },
      ...{ frame: "group", offset: 6, anchor: "start" },
    },
    ...{ width: panelWidth, height, data: { values: rows }, transform: spanned(horizon, "week") },
    layer: [
      ...(ribbon === undefined
        ? []
        : [
            {
              mark: { type: "area", opacity: 0.16, ...look },
              encoding: {
                ...{ x, y: { ...y, field: ribbon[0] }, y2: { field: ribbon[1] } },
                fill: of(colors.map(({ line }) => line)),
              },
            },
          ]),
      ...eventRules(events, x),
      ...lines.map(({ field, dash, of: studies }) => ({
        ...(studies.length < names.length
          ? { transform: [{ filter: `indexof(${JSON.stringify(studies)}, datum.study) >= 0` }] }
          : {}),
        mark: { type: "line", strokeWidth: 2, strokeDash: dash, ...look },
        encoding: { x, y: { ...y, field }, stroke: of(colors.map(({ line }) => line)) },
      })),
      endLabels(labels, { bottom: 0, top, height }, { x, at: { [weekField(horizon)]: horizon } }),
      ...tooltipsOf(panel, beside, x),
    ],
  };
}

/** The figures of both studies in one week; past the end of one those of the other. */
function tooltipsOf({ id, rows, lines, ribbon, formats }: Panel, { names, horizon, lang }: Beside, x: object) {
  const { tooltip } = sideBySideWords[lang];
  const fields = [
    ...lines.map(({ field, name }) => ({ field, name })),
    ...(ribbon ?? []).map((field, k) => ({ field, name: tooltip.ribbon[k] })),
  ];
  const byWeek = [...Map.groupBy(rows, ({ week }) => Number(week))];
  const present = (at: readonly Row[]) => names.filter((name) => at.some(({ study }) => study === name));
  const week = { field: weekField(horizon), type: "quantitative", title: tooltip.week };
  return [...Map.groupBy(byWeek, ([, at]) => present(at).length)].map(([count, weeks]) =>
    tooltipLayer({
      x,
      spacing: (panelWidth * weekStep(horizon, seriesShown)) / horizon,
      tooltip: [
        ...(horizon === 1 ? [] : [week]),
        ...present(weeks[0][1]).flatMap((study) =>
          fields.map(({ field, name }) => ({
            ...{ field: `${field}${names.indexOf(study)}`, type: "quantitative", format: formats[1] },
            title: tooltip.of(study, name),
          })),
        ),
      ],
      view: `${id}${count}`,
      values: weeks.map(([week, at]) => ({
        ...(horizon === 1 ? { plotAt: 0.5 } : { week }),
        ...Object.fromEntries(
          at.flatMap((row) => fields.map(({ field }) => [`${field}${names.indexOf(String(row.study))}`, row[field]])),
        ),
      })),
    }),
  );
}
