import { dateOfWeek } from "../../model/calendar.ts";
import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { dateAxis, spanned } from "./kit/axes.ts";
import type { Row } from "./kit/chart.ts";
import { type DatedEvent, eventRules } from "./kit/events.ts";
import { fanColor, fanLayers, fanTooltip } from "./kit/fan.ts";
import { type EndLabel, endLabels, labelLines } from "./kit/labels.ts";
import { linesOf, textOf } from "./kit/names.ts";
import { logAxis } from "./kit/scales.ts";
import { blues, ink, vermilions } from "./kit/theme.ts";
import { tooltipLayer, weekTooltip } from "./kit/tooltip.ts";
import { priceWords } from "./prices.words.ts";

/** Width and height of a panel, and room right of it for the figures at its end [px]. */
export const width = 290;
const [height, labelRoom] = [96, 175];

/** The common axis of a material's prices: logarithmic, or from zero where one is zero. */
export const axisOf = (values: readonly number[]) => logAxis(values, height);

/** A panel of one quote, or of what is paid: its rows by quote. Of several fans the last has bands, the others lines. */
export type PricePanel = {
  readonly lang: Lang;
  readonly title: string;
  readonly rows: readonly (readonly Row[])[];
  readonly span: { readonly start: string; readonly weeks: number; readonly width: number };
  readonly start: string;
  readonly horizonWeeks: number;
  readonly events: readonly DatedEvent[];
  readonly axis: ReturnType<typeof axisOf>;
  readonly spacing: number;
  /** Whether the legend tells of what is on record. */
  readonly hasPoints: boolean;
  /** Whether the days stand below it. */
  readonly isLast: boolean;
  readonly view: string;
};

const dash = [5, 3];

/** What a quote costs, week by week: the fan of the last of its rows, lines of the others, dots on record, figures at the end. */
export function pricePanel(panel: PricePanel): object {
  const { lang, title, rows, span, horizonWeeks, events, axis, spacing, hasPoints, isLast, view } = panel;
  const words = priceWords[lang];
  const isPaid = rows.length > 1;
  const dates = dateAxis(span, lang) as { readonly axis: object };
  const x = isLast ? dates : { ...dates, axis: { ...dates.axis, labels: false, ticks: false, title: null } };
  const y = { title: words.axis, scale: axis.scale, axis: { format: ",", ...axis.ticks } };
  const fans = [
    { prefix: "", tints: blues },
    { prefix: words.paid, tints: vermilions },
  ] as const;
  const color = fanColor(fans, lang, hasPoints ? [{ name: words.onRecord, color: ink }] : []) as {
    readonly scale: { readonly domain: readonly string[] };
  };
  // Lightness tells the same of both fans: the legend says it of the first.
  const legend = { columns: 4, values: color.scale.domain.filter((name) => !name.startsWith(words.paid)) };
  const last = rows[rows.length - 1];
  const values = rows.flat();
  const isFan = "isValid(datum.p50)";
  const ofLast = isPaid ? `${isFan} && datum.quote === ${JSON.stringify(last[0]?.quote)}` : isFan;
  return {
    title: {
      ...{ text: textOf(linesOf(title, width + labelRoom, 12)), fontSize: 12, fontWeight: 600 },
      ...{ anchor: "start", frame: "group", offset: 6 },
    },
    ...{ width, height, data: { values }, transform: spanned(horizonWeeks) },
    encoding: { color: { ...color, legend } },
    layer: [
      ...eventRules(events, dates),
      ...fanLayers({ x, y, prefix: isPaid ? words.paid : "", filter: ofLast }, lang),
      ...(isPaid ? (["p50", "p95"] as const).map((field) => otherLine(field, last, { x, y })) : []),
      ...(values.some((row) => "onRecord" in row) ? [pointLayer({ x, y, words })] : []),
      endLabels(labelsOf(panel), { ...axis, height }, endOf(panel, dates)),
      tooltipLayer({ x, spacing, tooltip: [weekTooltip(lang), ...fanTooltip(words.unit, lang)], view }),
    ],
  };
}

/** The end of a panel: its last day, of a single week the day after it. */
function endOf({ start, horizonWeeks }: PricePanel, dates: object) {
  return { x: { ...dates, field: "date" }, at: { date: dateOfWeek(start, Math.max(1, horizonWeeks - 1)) } };
}

/** The median of what has no bands, or what one run in twenty is above, dashed. */
function otherLine(
  field: "p50" | "p95",
  last: readonly Row[],
  { x, y }: { readonly x: object; readonly y: object },
): object {
  return {
    transform: [{ filter: `isValid(datum.p50) && datum.quote !== ${JSON.stringify(last[0]?.quote)}` }],
    mark: { type: "line", strokeWidth: field === "p50" ? 2 : 1, strokeDash: dash, color: vermilions[2], aria: false },
    encoding: { x, y: { field, type: "quantitative", ...y }, color: { value: vermilions[2] } },
  };
}

/** At the end of each median what it is, and at the upper edge of each band what one run in twenty is above. */
function labelsOf({ rows, lang }: PricePanel): readonly EndLabel[] {
  const { median, twentieth } = priceWords[lang].ends;
  const isPaid = rows.length > 1;
  return rows.flatMap((of) => {
    const last = of.findLast(({ p50 }) => typeof p50 === "number");
    if (last === undefined) return [];
    const name = isPaid ? String(last.quote) : "";
    const label = (text: string, end: number) => ({
      ...{ ...labelLines(text, labelRoom), end, color: isPaid ? vermilions[2] : blues[2] },
    });
    const [middle, high] = [Number(last.p50), Number(last.p95)];
    return [label(median(name, figure(middle)), middle), label(twentieth(name, figure(high)), high)];
  });
}

/** To two digits: weekly quantiles are counted in bins of up to 1.6 %, and their errors are seldom smaller. */
const figure = (value: number) => formatExact(Number(value.toPrecision(2)));

type Axes = { readonly x: object; readonly y: object; readonly words: (typeof priceWords)[Lang] };

/** Dots at what is on record, which the legend names. */
function pointLayer({ x, y, words }: Axes): object {
  return {
    transform: [{ filter: "isValid(datum.onRecord)" }],
    mark: { type: "point", filled: true, size: 18, opacity: 1 },
    encoding: {
      x,
      y: { field: "onRecord", type: "quantitative", ...y },
      color: { datum: words.onRecord },
      tooltip: [
        { field: "onRecord", type: "quantitative", title: words.onRecord, format: ",.3~r" },
        { field: "source", type: "nominal", title: words.source },
      ],
    },
  };
}
