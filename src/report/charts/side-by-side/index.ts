import type { StudyResults } from "../../../sim/study/study.ts";
import type { Lang } from "../../words/lang.ts";
import { listed } from "../../words/lists.ts";
import { shareFigure } from "../../words/outcome-figures.ts";
import { factsOf } from "../../words/study.ts";
import { weekField } from "../kit/axes.ts";
import { type Chart, type Pair, type PairChart, type Row, tableOf } from "../kit/chart.ts";
import { type DatedEvent, datedEvents, eventViews } from "../kit/events.ts";
import { framedChart } from "../kit/frame.ts";
import { niceTop } from "../kit/scales.ts";
import { hues } from "../kit/theme.ts";
import { labelsOf, type Shared, sharedBy } from "../kit/two-studies.ts";
import { type Beside, fanFigure, labelOf, type Panel, panelOf, panelWidth } from "./panels.ts";
import { sideBySideErrorNotes, sideBySideFinding, sideBySideReading } from "./reading.ts";
import { anyStopped, fanRows, noCells, refusalRows, refusedOver, sideBySideUnits, stopId, stopRows } from "./rows.ts";
import { sideBySideWords } from "./side-by-side.words.ts";

/** What a scenario's script has, by weeks from its start, and the day to which it is known, in the colour of its lines. */
function eventsOf({ manifest }: StudyResults, color: string, lang: Lang): readonly DatedEvent[] {
  const { start, horizonWeeks } = factsOf(manifest);
  const day = 86_400_000;
  const weeksFrom = (date: string) => (new Date(date).getTime() - new Date(start).getTime()) / (7 * day);
  const end = new Date(new Date(start).getTime() + 7 * horizonWeeks * day).toISOString().slice(0, 10);
  return datedEvents(manifest, start, end, lang).map((event) => ({
    ...event,
    date: weeksFrom(String(event.date)),
    color,
  }));
}

/** Half years, or as many of them together as make at most eight ticks [weeks]. */
function halfYears(horizon: number): readonly number[] {
  const step = 26 * Math.ceil(horizon / 26 / 8);
  return Array.from({ length: Math.floor(horizon / step) + 1 }, (_, k) => k * step);
}

/** Colours of the first of the two and of the second. */
const colors = [hues[1], hues[0]] as const;

/** Two studies on common axes, a panel a quantity: what is refused, where both were followed, the stock, the price paid, the line stops. */
function drawSideBySide({ a, b }: Pair, lang: Lang): Chart {
  const words = sideBySideWords[lang];
  const studies = [a, b];
  const shared = sharedBy(a, b, lang);
  const names = labelsOf(a, b, lang);
  const horizons = studies.map(({ manifest }) => factsOf(manifest).horizonWeeks);
  const horizon = Math.max(...horizons);
  const known = studies.flatMap(({ insights }) => insights?.restriction ?? []);
  const restrictions = known.length === studies.length ? known : [];
  const refused = restrictions.flatMap((each, i) => refusalRows(each, names[i]));
  const fans = studies.flatMap((each, i) => fanRows(each, names[i], shared));
  const stops = studies.flatMap((each, i) => stopRows(each, names[i]));
  const events = horizon < 2 ? [] : studies.flatMap((each, i) => eventsOf(each, colors[i].line, lang));
  const x = {
    field: weekField(horizon),
    type: "quantitative",
    scale: { domain: [0, horizon], nice: false },
    axis: { title: null, ...(horizon < 104 ? { tickCount: 7 } : { values: halfYears(horizon) }) },
  };
  const beside: Beside = { names, colors, horizons, horizon, x, events, lang };
  const panels = [
    ...(refused.length > 0 ? [refusedPanel(refused, beside)] : []),
    fanPanel("cover", fans, shared, beside),
    fanPanel("paid", fans, shared, beside),
    stopPanel(stops, studies, beside),
  ];
  const sorted = events.toSorted((one, other) => Number(one.date) - Number(other.date));
  const span = { start: "", weeks: horizon + 1, width: panelWidth };
  return framedChart({
    id: "side-by-side",
    lang,
    manifests: studies.map(({ manifest }) => manifest),
    question: words.question,
    finding: sideBySideFinding(studies, names, lang),
    shows: words.shows,
    reading: sideBySideReading(studies, names, shared, lang),
    kind: words.kind(
      names,
      horizon,
      listed(
        panels.map(({ title }) => title),
        lang,
      ),
    ),
    notes: [
      ...words.notes,
      ...(refused.length > 0 ? [words.camps] : []),
      ...(events.length > 0 ? [words.events] : []),
      ...sideBySideErrorNotes(studies, restrictions, lang),
    ],
    table: tableOf(
      [...refused, ...fans, ...stops].map((each) => ({ ...noCells, ...each })),
      sideBySideUnits,
    ),
    body: {
      spacing: 14,
      vconcat: [
        ...eventViews(sorted, x, span),
        ...panels.map((panel, k) => panelOf(panel, beside, k === panels.length - 1 ? words.weeks : null)),
      ],
    },
  });
}

/** Line patterns by how much is refused: the more, the shorter the dashes. */
const refusedDashes = { over10: [1, 0], over50: [7, 3], over90: [2, 2] } as const;

/** Least share of the runs that a line of what is refused must reach in some week to be drawn. */
const leastRefused = 0.05;

/** In which share of the runs how much is refused: runs that fall into camps show as lines far apart. */
function refusedPanel(rows: readonly Row[], beside: Beside): Panel {
  const { names, lang } = beside;
  const { titles, units, refused, refusedLabel } = sideBySideWords[lang];
  const of = (field: string) =>
    names.filter((name) => rows.some((row) => row.study === name && Number(row[field]) >= leastRefused));
  const last = (name: string, field: string) => Number(rows.findLast(({ study }) => study === name)?.[field]);
  return {
    ...{ id: "refused", title: titles.refused, unit: units.share, rows, isStepped: true, top: 1 },
    formats: [".0%", ".2~p"],
    lines: refusedOver.map((field) => ({ field, name: refused[field], dash: refusedDashes[field], of: of(field) })),
    labels: refusedOver.flatMap((field) =>
      of(field).map((name) => {
        const share = last(name, field);
        return labelOf(refusedLabel(name, refused[field], percent(share)), share, names.indexOf(name), beside);
      }),
    ),
  };
}

/** Whole per cents. */
const percent = (share: number) => String(Math.round(100 * share));

/** The middle of the runs and a band of nine tenths of them. */
function fanPanel(
  quantity: "cover" | "paid",
  all: ReturnType<typeof fanRows>,
  { material, sector, titles }: Shared,
  beside: Beside,
): Panel {
  const { names, lang } = beside;
  const { titles: of, units, fanLabel, tooltip } = sideBySideWords[lang];
  const rows = all.filter((row) => row.quantity === quantity);
  return {
    ...{ id: quantity, unit: units[quantity], rows, isStepped: false },
    title: of[quantity](titles.material(material), titles.sector(sector)),
    top: niceTop(rows.map(({ p95 }) => p95)),
    formats: [",~f", ",.2~r"],
    lines: [{ field: "p50", name: tooltip.median, dash: [1, 0], of: names }],
    ribbon: ["p05", "p95"],
    labels: names.flatMap((name, s) => {
      const last = rows.findLast(({ study }) => study === name);
      if (last === undefined) return [];
      const [low, middle, high] = [last.p05, last.p50, last.p95].map(fanFigure);
      return [labelOf(fanLabel(name, middle, low, high), last.p50, s, beside)];
    }),
  };
}

/** How often a line of any sector has stopped. */
function stopPanel(rows: readonly Row[], studies: readonly StudyResults[], beside: Beside): Panel {
  const { names, horizons, lang } = beside;
  const { titles, units, stopLabel, tooltip } = sideBySideWords[lang];
  return {
    ...{ id: "stopped", title: titles.stopped, unit: units.share, rows, isStepped: true, top: 1 },
    formats: [".0%", ".2~p"],
    lines: [{ field: "stopped", name: tooltip.stopped, dash: [1, 0], of: names }],
    ribbon: ["low", "high"],
    labels: studies.map((study, s) => {
      const last = anyStopped(study)[horizons[s] - 1];
      return labelOf(stopLabel(names[s], shareFigure(last, lang)), last.share, s, beside);
    }),
  };
}

/** Two studies in the same weeks, on the same axes. */
export const sideBySideChart: PairChart = {
  id: "side-by-side",
  needs: ({ sectors }) => sectors.map(stopId),
  draw: drawSideBySide,
};
