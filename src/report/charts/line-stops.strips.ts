import { dateOfWeek } from "../../model/calendar.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { shareFigure } from "../words/outcome-figures.ts";
import { factsOf } from "../words/study.ts";
import { dateAxis, namedRows, rowHeight, widthOfNames } from "./kit/axes.ts";
import { short } from "./kit/chart.ts";
import { dayFormats } from "./kit/dates.words.ts";
import { ink, shades } from "./kit/theme.ts";
import type { SectorCurve } from "./line-stops.curves.ts";
import { firstLineStopWords } from "./line-stops.words.ts";

/** Where the classes of the share of the runs begin; the first holds nothing at all. */
const bounds = [0, 1e-9, 0.05, 0.1, 0.25, 0.5, 0.75] as const;

const width = 420;

/** Many curves: a strip a sector, darker the more runs have stopped, those that stop most often first. */
export function stripsOf({ manifest }: StudyResults, curves: readonly SectorCurve[], lang: Lang) {
  const words = firstLineStopWords[lang].strips;
  const { titles, horizonWeeks, start } = factsOf(manifest, lang);
  const last = ({ curve }: SectorCurve) => curve[curve.length - 1];
  const sorted = curves.toSorted((a, b) => last(b).share - last(a).share);
  const names = sorted.map(({ sectors }) => listed(sectors.map(titles.sector), lang));
  const rows = sorted.flatMap((each, c) =>
    stretchesOf(each).map(({ from, to, of }) => {
      const { share, low, high } = each.curve[to - 1];
      return {
        ...{ sector: names[c], date: dateOfWeek(start, from), until: dateOfWeek(start, to), runs: words.classes[of] },
        ...{ stopped: short(share), low: short(low), high: short(high) },
        ...(to === horizonWeeks ? { plotFigure: shareFigure(last(each), lang) } : {}),
      };
    }),
  );
  const y = namedRows("sector", names, widthOfNames(names));
  const x = { ...dateAxis({ start, weeks: horizonWeeks + 1, width }, lang), field: "date" };
  const body = {
    data: { values: rows },
    width,
    height: { step: rowHeight(names, 19) },
    layer: [
      {
        mark: { type: "rect", height: { band: 0.8 }, aria: false },
        encoding: {
          ...{ x, x2: { field: "until" }, y },
          color: {
            ...{ field: "runs", type: "nominal", scale: { domain: words.classes, range: shades } },
            legend: { columns: words.classes.length },
          },
          tooltip: [
            { field: "sector", type: "nominal" },
            { field: "date", type: "temporal", title: words.tooltip.from, format: dayFormats[lang] },
            { field: "until", type: "temporal", title: words.tooltip.until, format: dayFormats[lang] },
            { field: "stopped", type: "quantitative", title: words.tooltip.stopped, format: ".2~p" },
          ],
        },
      },
      {
        transform: [{ filter: "isValid(datum.plotFigure)" }],
        mark: { type: "text", align: "left", fontSize: 11, color: ink },
        encoding: { x: { value: width + 12 }, y, text: { field: "plotFigure" } },
      },
    ],
  };
  return {
    ...{ rows, body, error: words.error, notes: words.notes, kind: words.kind(horizonWeeks, names.length) },
    units: {
      ...{ date: "first day of the stretch", until: "day after its last", runs: "class of stopped, over the stretch" },
      stopped: "share of the runs by the end of the stretch, 0-1",
    },
  };
}

/** Runs of weeks in one class; `to` is the week after the last. */
function stretchesOf({ curve }: SectorCurve) {
  const classes = curve.map(({ share }) => bounds.findLastIndex((bound) => share >= bound));
  const starts = classes.flatMap((of, week) => (week === 0 || of !== classes[week - 1] ? [week] : []));
  return starts.map((from, k) => ({ from, to: starts[k + 1] ?? curve.length, of: classes[from] }));
}
