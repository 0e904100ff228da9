import type { FeatureRow } from "../../../sim/scoring/hindcast/record.ts";
import { featureTitleIn, hindcastUnit } from "../../words/features.ts";
import { formatExact } from "../../words/figures.ts";
import { featuresOf, happenedFigure, intervalFigure, verdictWord } from "../../words/scores.ts";
import { episodeTitle } from "../../words/titles.ts";
import { type Chart, type Row, short, tableOf } from "../kit/chart.ts";
import { frame } from "../kit/frame.ts";
import { blues, ink, muted, vermilions } from "../kit/theme.ts";
import { hindcastWords } from "./hindcast.words.ts";
import { columnUnits, hindcastSource, type Told } from "./kit.ts";

/** Ends of the axis [half intervals]: what lies beyond is drawn there. */
const reach = 2.5;
const width = 300;

/** The named features of an episode: what happened, on the scale of the model's own 90 % interval. */
export function featuresChart(told: Told, episode: string): Chart {
  const { record, lang } = told;
  const words = hindcastWords[lang].features;
  const features = featuresOf(record, episode);
  const rows = features.map(({ headline, runs }) => {
    const [from, to] = [headline.low, headline.high].map((value) => (value === null ? null : place(value, headline)));
    return {
      feature: featureTitleIn(headline.name, lang),
      from: from === null ? "" : short(from),
      to: to === null ? "" : short(to),
      plotFrom: from ?? beyond(headline.low, headline),
      plotTo: to ?? beyond(headline.high ?? Infinity, headline),
      unit: hindcastUnit(headline.unit, lang),
      model: intervalFigure(headline, runs, lang),
      happened: happenedFigure(headline, lang),
      verdict: verdictWord(headline.pass, lang),
    };
  });
  const failed = rows.filter(({ verdict }) => verdict === verdictWord(false, lang));
  const x = {
    type: "quantitative",
    scale: { domain: [-reach, reach], nice: false, clamp: true },
    axis: {
      title: words.axis,
      values: [-2, -1, 0, 1, 2],
      format: "d",
    },
  };
  const y = {
    field: "feature",
    type: "nominal",
    sort: rows.map(({ feature }) => feature),
    axis: { title: null, labelLimit: 420, labelOverlap: false, labelColor: ink, domain: false, ticks: false },
  };
  const isFail = `datum.verdict === '${verdictWord(false, lang)}'`;
  const color = { condition: { test: isFail, value: vermilions[2] }, value: blues[2] };
  const text = (field: string, at: number) => ({
    mark: { type: "text", align: "left", fontSize: 11 },
    encoding: { x: { value: width + at }, y, text: { field }, color },
  });
  const unclear = features.filter(({ headline }) => !headline.clear).length;
  return frame({
    id: `features-${episode}`,
    lang,
    study: hindcastWords[lang].study,
    sources: [hindcastSource(told, [episode])],
    question: words.question(episodeTitle(episode, lang)),
    reading:
      failed.length === 0
        ? words.all(rows.length)
        : words.reading(
            rows.length - failed.length,
            rows.length,
            failed.map(({ feature }) => feature),
          ),
    kind: words.kind,
    notes: [...words.notes, words.error(formatExact(unclear), rows.length)],
    table: tableOf(rows, columnUnits.features),
    body: {
      data: { values: rows.map(withoutEmpty) },
      width,
      height: { step: 22 },
      layer: [
        {
          mark: { type: "rect", color: blues[0], aria: false },
          encoding: { x: { ...x, datum: -1 }, x2: { datum: 1 } },
        },
        { mark: { type: "rule", color: muted, strokeDash: [3, 3] }, encoding: { x: { ...x, datum: 0 } } },
        {
          mark: { type: "rule", strokeWidth: 4 },
          encoding: { x: { ...x, field: "plotFrom" }, x2: { field: "plotTo" }, y, color },
        },
        {
          mark: { type: "point", filled: true, size: 80, opacity: 1 },
          transform: [
            {
              calculate: `(clamp(datum.plotFrom, -${reach}, ${reach}) + clamp(datum.plotTo, -${reach}, ${reach})) / 2`,
              as: "middle",
            },
          ],
          encoding: {
            x: { ...x, field: "middle" },
            y,
            color,
            shape: { condition: { test: isFail, value: "cross" }, value: "circle" },
            tooltip: Object.entries(words.tooltip).map(([field, title]) => ({ field, type: "nominal", title })),
          },
        },
        text("verdict", 14),
        text("model", 56),
        text("happened", 232),
        text("unit", 320),
      ],
    },
  });
}

/** A value on the scale on which the 5th percentile is -1, the median 0 and the 95th +1; null where that has no width. */
function place(value: number, { p05, p50, p95 }: FeatureRow): number | null {
  if (value === p50) return 0;
  const half = value > p50 ? p95 - p50 : p50 - p05;
  return half > 0 ? (value - p50) / half : null;
}

/** The end of the axis at which a value is drawn that has no place on it. */
function beyond(value: number, { p50 }: FeatureRow): number {
  return value > p50 ? reach : -reach;
}

/** The cells of a row that hold something: an empty one is no datum. */
function withoutEmpty(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ""));
}
