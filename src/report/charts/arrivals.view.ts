import { addDays } from "../../model/calendar.ts";
import type { Band } from "../../sim/engine/bands/bands-of.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import { type FlowPanel, weeksBefore } from "./arrivals.panels.ts";
import { medianTold, perCent, type ToldPanel } from "./arrivals.told.ts";
import { arrivalWords } from "./arrivals.words.ts";
import { dateAxis, dateGap, fromZero, plainNumber, spanned, weekStep } from "./kit/axes.ts";
import type { DrawnStudy, Row } from "./kit/chart.ts";
import { eventRules, eventsName, eventsWithin, eventViews } from "./kit/events.ts";
import { fanColor, fanLayers, fanTooltip } from "./kit/fan.ts";
import { linesOf } from "./kit/names.ts";
import { blues, ink, muted, vermilions } from "./kit/theme.ts";
import { tooltipLayer, weekTooltip } from "./kit/tooltip.ts";

/** Height of a panel, and its width where two stand beside each other and where one stands alone [px]. */
const [height, half, whole] = [96, 340, 760];

/** The time axis of some panels: from the first record to the end. */
export function spanOf(study: DrawnStudy, panels: readonly FlowPanel[], width: number) {
  const { start, horizonWeeks } = factsOf(study.manifest);
  const lead = weeksBefore(start, panels);
  return { start: addDays(start, -7 * lead), weeks: horizonWeeks + lead, width, isWhole: horizonWeeks > 1 };
}

/** Arrivals left, other flows right; where there are none, the arrivals in two columns, each from top to bottom. */
export function columnsOf(
  study: DrawnStudy,
  arrivals: readonly FlowPanel[],
  others: readonly FlowPanel[],
  told: readonly ToldPanel[],
  lang: Lang,
): object {
  const { country, exporter } = factsOf(study.manifest, lang);
  const heads = arrivalWords[lang].columns;
  const middle = Math.ceil(arrivals.length / 2);
  const columns = others.length > 0 ? [arrivals, others] : [arrivals.slice(0, middle), arrivals.slice(middle)];
  const drawn = columns.filter(({ length }) => length > 0);
  const width = drawn.length === 1 ? whole : half;
  const all = told.flatMap(({ fanRows, pointRows }) => [...fanRows, ...pointRows]);
  const scale = fromZero(
    [100, ...all.flatMap(({ p95, low, high }) => [p95, low, high])].filter((each) => typeof each === "number"),
  );
  const gaps = drawn.map((panels) => dateGap(spanOf(study, panels, width), endRoom, lang));
  return {
    spacing: Math.max(...gaps),
    resolve: { scale: { color: "shared" } },
    hconcat: drawn.map((panels, c) => {
      const span = spanOf(study, panels, width);
      const events = eventsWithin(study.manifest, span, lang);
      const views = told
        .filter(({ panel }) => panels.includes(panel))
        .map((each, k) =>
          viewOf(study, each, { span, scale, panels: told.length, all: told, isLast: k === panels.length - 1 }, lang),
        );
      const heading = others.length === 0 ? "" : panels === others ? heads.others(exporter) : heads.arrivals(country);
      return {
        ...(heading === "" ? {} : { title: { text: heading, fontSize: 13, fontWeight: 600, offset: 8 } }),
        spacing: 12,
        vconcat: [...eventViews(events, dateAxis(span, lang), span, `${eventsName}_${c}`), ...views],
      };
    }),
  };
}

/** Room right of a panel for what its line ends at [px]. */
const endRoom = 86;

type Place = {
  readonly span: ReturnType<typeof spanOf>;
  readonly scale: object;
  /** Panels in the chart, and what all of them are told by. */
  readonly panels: number;
  readonly all: readonly ToldPanel[];
  /** Whether it is the lowest of its column, which says what the axis of days is. */
  readonly isLast: boolean;
};

/** One panel: its fan, the usual flow, what is on record, and where its median ends. */
function viewOf(study: DrawnStudy, panel: ToldPanel, { span, scale, panels, all, isLast }: Place, lang: Lang): object {
  const words = arrivalWords[lang];
  const { manifest } = study;
  const { horizonWeeks } = factsOf(manifest);
  const x = dateAxis(span, lang, isLast);
  const y = { title: words.axis, scale, axis: { tickCount: 4, format: plainNumber } };
  const events = eventsWithin(manifest, span, lang);
  const isOnRecord = (known: string) => all.some(({ pointRows }) => pointRows.some((row) => row.known === known));
  const others = [
    ...(isOnRecord("yes") ? [{ name: words.legend.known, color: ink }] : []),
    ...(isOnRecord("no") ? [{ name: words.legend.since, color: vermilions[2] }] : []),
    { name: words.legend.usual, color: muted },
  ];
  const spacing = (span.width * weekStep(horizonWeeks, panels)) / span.weeks;
  const last = panel.panel.bands[panel.panel.bands.length - 1];
  const size = 11;
  return {
    title: {
      text: linesOf(panel.title, span.width, 12),
      ...(panel.subtitle === "" ? {} : { subtitle: linesOf(panel.subtitle, span.width, size) }),
      ...{
        fontSize: 12,
        subtitleFontSize: size,
        subtitleLineHeight: 14,
        subtitlePadding: 3,
        frame: "group",
        offset: 6,
      },
    },
    width: span.width,
    height,
    encoding: { color: { ...fanColor([{ tints: blues }], lang, others), legend: { columns: others.length + 3 } } },
    layer: [
      ...eventRules(events, x),
      {
        data: { values: panel.fanRows },
        transform: spanned(horizonWeeks),
        layer: [
          ...fanLayers({ x, y }, lang),
          tooltipLayer({
            ...{ x, spacing, view: `${panel.panel.kind}_${all.indexOf(panel)}` },
            tooltip: [weekTooltip(lang), ...fanTooltip(words.unit, lang)],
          }),
        ],
      },
      usualLayer(y, words.legend.usual),
      ...(panel.pointRows.length > 0 ? [recordLayer(panel.pointRows, x, y, lang)] : []),
      endLayer(last, x, words.end(medianTold(study, last, lang).text)),
    ],
  };
}

/** A line at the usual flow, which the legend names. */
function usualLayer(y: object, name: string): object {
  return {
    data: { values: [{ place: 100 }] },
    mark: { type: "rule", strokeDash: [4, 3], strokeWidth: 1.2, aria: false },
    encoding: { y: { field: "place", type: "quantitative", ...y }, color: { datum: name } },
  };
}

/** What is on record: a bar over its time at the figure, a dot in the middle, hollow where it became known later; of bounds the room between them. */
function recordLayer(rows: readonly Row[], x: object, y: object, lang: Lang): object {
  const { legend, tooltip } = arrivalWords[lang];
  const color = {
    condition: { test: "datum.known === 'yes'", value: ink },
    value: vermilions[2],
  };
  const at = { field: "low", type: "quantitative", ...y };
  // The axis of the other layers says from where to where: beside a second end Vega-Lite reads days in milliseconds as numbers.
  const bars = { x: { ...x, field: "from", scale: { type: "utc" } }, x2: { field: "to" } };
  return {
    data: { values: rows },
    layer: [
      {
        transform: [{ filter: "isValid(datum.high) && datum.high > datum.low" }],
        mark: { type: "rect", opacity: 0.35, aria: false },
        encoding: { ...bars, y: at, y2: { field: "high" }, color },
      },
      { mark: { type: "rule", strokeWidth: 1.6, aria: false }, encoding: { ...bars, y: at, color } },
      ...(["yes", "no"] as const).flatMap((known) =>
        rows.some((row) => row.known === known)
          ? [
              {
                transform: [{ filter: `datum.known === '${known}'` }],
                mark: {
                  ...{ type: "point", filled: true, size: 26, opacity: 1 },
                  ...(known === "no" ? { fill: "#ffffff", strokeWidth: 1.4 } : {}),
                },
                encoding: {
                  ...{ x, y: at },
                  shape: { condition: { test: "!isValid(datum.high)", value: "triangle-up" }, value: "circle" },
                  [known === "no" ? "stroke" : "color"]:
                    known === "no" ? { value: vermilions[2] } : { datum: legend.known },
                  tooltip: [
                    { field: "from", type: "temporal", title: tooltip.from, format: "%Y-%m-%d" },
                    { field: "to", type: "temporal", title: tooltip.to, format: "%Y-%m-%d" },
                    { field: "low", type: "quantitative", title: tooltip.figure, format: ",.2~r" },
                    { field: "source", type: "nominal", title: tooltip.source },
                    { field: "grade", type: "nominal", title: tooltip.grade },
                  ],
                },
              },
            ]
          : [],
      ),
    ],
  };
}

/** The median at the end, right of it; of a single week at the day after its last. */
function endLayer({ date, p50 }: Band, x: object, text: string): object {
  const end = { date, plotAt: addDays(date, 7) };
  return {
    data: { values: [{ place: p50 / perCent, ...end, text }] },
    mark: { type: "text", align: "left", dx: 6, fontSize: 11, fontWeight: 600, color: blues[2], aria: false },
    encoding: {
      x,
      y: { field: "place", type: "quantitative" },
      text: { field: "text" },
      color: { value: blues[2] },
    },
  };
}
