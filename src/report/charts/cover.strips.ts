import { dateOfWeek } from "../../model/calendar.ts";
import type { Band } from "../../sim/engine/bands/bands-of.ts";
import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised } from "../words/lists.ts";
import type { StudyFacts } from "../words/study.ts";
import { coverWords } from "./cover.words.ts";
import { dateAxis, namedRows, rowHeight, widthOfNames } from "./kit/axes.ts";
import { short } from "./kit/chart.ts";
import { dayFormats } from "./kit/dates.words.ts";
import { linesOf, textOf } from "./kit/names.ts";
import { ink, shades } from "./kit/theme.ts";

/** Where the classes of the median cover begin [weeks]: the finest first, and coarser ones for where strips are many. */
const scales = [
  [0, 1, 2, 4, 8, 13, 26],
  [0, 2, 8, 26],
  [0, 4],
] as const;

/** Most stretches of all strips: keeps the chart short. */
const mostStretches = 900;

/** Width of a strip of one material and of several [px], and room for the names of their sectors. */
const [alone, beside] = [
  { width: 420, room: 400 },
  { width: 220, room: 240 },
];

/** Stretches of weeks in which the median cover stays in one class; `to` is the week after the last. */
function stretchesOf(bands: readonly Band[], bounds: readonly number[]) {
  const classes = bands.map(({ p50 }) => bounds.findLastIndex((bound) => p50 >= bound));
  const starts = classes.flatMap((of, k) => (k === 0 || of !== classes[k - 1] ? [k] : []));
  return starts.map((from, k) => {
    const weeks = bands.slice(from, starts[k + 1]);
    const least = (of: "p05" | "p50") => Math.min(...weeks.map((band) => band[of]));
    return { from, to: starts[k + 1] ?? bands.length, of: classes[from], p05: least("p05"), p50: least("p50") };
  });
}

/** Many panels: a strip a sector, one panel a material, darker the less the median run has left, with its lowest cover. */
export function coverStrips(
  all: readonly Band[],
  sectors: readonly string[],
  { materials, titles, start, horizonWeeks }: Pick<StudyFacts, "materials" | "titles" | "start" | "horizonWeeks">,
  lang: Lang,
) {
  const words = coverWords[lang].strips;
  const byStrip = Map.groupBy(all, ({ material, sector }) => JSON.stringify([material, sector]));
  const stripsIn = (bounds: readonly number[]) =>
    materials.flatMap((material) =>
      sectors.map((sector) => {
        const bands = byStrip.get(JSON.stringify([material, sector])) ?? [];
        return { material, sector, stretches: stretchesOf(bands, bounds) };
      }),
    );
  const count = (bounds: readonly number[]) =>
    stripsIn(bounds).reduce((sum, { stretches }) => sum + stretches.length, 0);
  const bounds = scales.find((each) => count(each) <= mostStretches) ?? scales[scales.length - 1];
  const classes = bounds.map((from, k) => words.class(from, bounds[k + 1]));
  const rows = stripsIn(bounds).flatMap(({ material, sector, stretches }) => {
    const lowest = stretches.reduce((least, each) => (each.p50 < least.p50 ? each : least), stretches[0]);
    const least = Math.min(...stretches.map(({ p05 }) => p05));
    return stretches.map(({ from, to, of, p05, p50 }) => ({
      ...{ sector: titles.sector(sector), material: titles.material(material) },
      ...{ date: dateOfWeek(start, from), until: dateOfWeek(start, to), cover: classes[of] },
      ...{ p05: short(p05), p50: short(p50) },
      ...(to === horizonWeeks ? { plotFigure: words.figure(toTwoDigits(lowest.p50), toTwoDigits(least)) } : {}),
    }));
  });
  const { width, room } = materials.length === 1 ? alone : beside;
  const names = sectors.map(titles.sector);
  const y = namedRows("sector", names, widthOfNames(names, room), room);
  const x = { ...dateAxis({ start, weeks: horizonWeeks + 1, width }, lang), field: "date" };
  const color = { domain: classes, range: rangeOf(classes.length) };
  const panel = (material: string) => ({
    title: {
      text: textOf(linesOf(capitalised(titles.material(material)), width, 12)),
      ...{ fontSize: 12, fontWeight: 600, frame: "group", offset: 6 },
    },
    data: { values: rows.filter((row) => row.material === titles.material(material)) },
    width,
    height: { step: rowHeight(names, 19, room) },
    layer: [
      {
        mark: { type: "rect", height: { band: 0.8 }, aria: false },
        encoding: {
          ...{ x, x2: { field: "until" }, y },
          color: { field: "cover", type: "nominal", scale: color, legend: { columns: classes.length } },
          tooltip: [
            { field: "sector", type: "nominal" },
            { field: "date", type: "temporal", title: words.tooltip.from, format: dayFormats[lang] },
            { field: "until", type: "temporal", title: words.tooltip.until, format: dayFormats[lang] },
            { field: "p50", type: "quantitative", title: words.tooltip.median, format: ".2~r" },
            { field: "p05", type: "quantitative", title: words.tooltip.p05, format: ".2~r" },
          ],
        },
      },
      {
        transform: [{ filter: "isValid(datum.plotFigure)" }],
        mark: { type: "text", align: "left", fontSize: 11, color: ink },
        encoding: { x: { value: width + 10 }, y, text: { field: "plotFigure" } },
      },
    ],
  });
  return {
    rows,
    notes: words.notes,
    kind: words.kind(horizonWeeks, names.length * materials.length),
    units: {
      ...{ date: "first day of the stretch", until: "day after its last", cover: "class of the median over it" },
      ...{ p05: "weeks of need, 5 % of runs below, least of the stretch", p50: "weeks of need, median, least of it" },
    },
    body: {
      ...{ columns: 2, spacing: { row: 22, column: 24 }, resolve: { scale: { color: "shared" } } },
      concat: materials.map(panel),
    },
  };
}

const toTwoDigits = (value: number) => formatExact(Number(value.toPrecision(2)));

/** From the darkest, where least is left, to the lightest. */
function rangeOf(classes: number): readonly string[] {
  const last = shades.length - 1;
  return Array.from({ length: classes }, (_, k) => shades[last - Math.round((k * last) / (classes - 1))]);
}
