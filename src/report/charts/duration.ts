import type { RestrictionPaths } from "../../sim/analysis/insights/restriction.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { longDate } from "../long-date.ts";
import { runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { titleIn } from "../words/titles.ts";
import { durationWords } from "./duration.words.ts";
import { durationLines, endLabels, stateAreas } from "./duration-layers.ts";
import { durationReading } from "./duration-reading.ts";
import { durationRows, statesSeen, survivalOf } from "./duration-rows.ts";
import { dateAxis } from "./kit/axes.ts";
import { type Chart, tableOf } from "./kit/chart.ts";
import { framedChart } from "./kit/frame.ts";
import { widestLimits } from "./share-figures.ts";
import { stateColors } from "./state-colors.ts";

const [width, height] = [680, 230];
const labelHeight = 16;

/** Survival of the restriction in force today, by what it becomes; without one today, how often one is in force. */
export function durationChart({ manifest }: StudyResults, given: RestrictionPaths, lang: Lang = "en"): Chart {
  const words = durationWords[lang];
  const paths = titledPaths(given, lang);
  const { isInForceToday, states } = paths;
  const survival = survivalOf(paths, manifest);
  const { byState, points } = durationRows(paths, survival);
  const seen = statesSeen(paths).map((s) => states[s].title);
  const colors = stateColors(states, paths.stateToday);
  const range = statesSeen(paths).map((s) => colors[s]);
  const kind = isInForceToday ? "lasting" : "coming";
  const today = longDate(paths.today, lang);
  const end = longDate(points[points.length - 1].date, lang);
  const left = paths.weeks.length;
  const x = dateAxis(left, width, lang, false);
  const y = {
    type: "quantitative",
    title: words.axis,
    scale: { domain: [0, topOf(points.map(({ high }) => high))] },
    axis: { format: ".0%", tickCount: 5 },
  };
  return framedChart({
    id: "duration",
    lang,
    manifests: [manifest],
    question: words.question[kind],
    reading: durationReading(paths, survival, today, lang),
    kind: words.kind(words[kind], listed(seen, lang)),
    notes: [
      words.notes[kind](today),
      words.notes.censored(end),
      words.notes.error(widestLimits(points), runsText(paths.runs, lang)),
    ],
    table: tableOf(
      [...byState.map((row) => ({ ...noPoint, ...row })), ...points.map((row) => ({ ...noPoint, ...row }))],
      words.table,
    ),
    body: {
      width,
      height,
      layer: [
        ...(seen.length > 0 ? [stateAreas(byState, seen, range, { x, y })] : []),
        ...(isInForceToday ? [endLabels(points[points.length - 1], labelHeight / height, x, words)] : []),
        durationLines(points, kind, { x, y }, width / points.length, lang),
      ],
    },
  });
}

/** The same with the titles of its states in the reader's language. */
function titledPaths(paths: RestrictionPaths, lang: Lang): RestrictionPaths {
  return { ...paths, states: paths.states.map((state) => ({ ...state, title: titleIn(state.title, lang) })) };
}

/** Every column of the chart's table, in order. */
const noPoint = { date: "", state: "", share: "", lasting: "", low: "", high: "", inForce: "" };

/** End of the axis: the largest limit, rounded up to a tenth. */
function topOf(highs: readonly number[]): number {
  return Math.max(0.1, Math.ceil(Math.max(...highs) * 10) / 10);
}
