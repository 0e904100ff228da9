import type { TargetRow } from "../../../sim/scoring/hindcast/record.ts";
import { z95 } from "../../../sim/study/shares.ts";
import { runsText } from "../../words/figures.ts";
import { episodesOf } from "../../words/scores.ts";
import { metCount, missedReadings, scoredTargets, targetTable, targetWords } from "../../words/targets.ts";
import { type Chart, type Row, short, tableOf } from "../kit/chart.ts";
import { frame } from "../kit/frame.ts";
import { blues, ink, muted, vermilions } from "../kit/theme.ts";
import { hindcastWords } from "./hindcast.words.ts";
import { columnUnits, hindcastSource, type Told } from "./kit.ts";

/** Ends of the axis [standard errors]: what lies beyond is drawn there. */
const reach = 6;
const width = 240;

/** What the model is held to: how many standard errors within or beyond its bound each figure lies, what is missed in red. */
export function targetsChart(told: Told): Chart {
  const { record, lang } = told;
  const words = hindcastWords[lang].targets;
  const [, ...cells] = targetTable(record, lang);
  const rows = scoredTargets(record).map((row, k) => {
    const [target, asked, got, verdict] = cells[k];
    const place = placeOf(row);
    const half = row.error === null ? 0 : z95;
    return {
      ...{ target, asked, got, verdict },
      errors: Number.isFinite(place) ? short(place) : "",
      ...{ plot: short(drawn(place)), plotFrom: drawn(place - half), plotTo: drawn(place + half) },
      plotMissed: String(row.verdict === "missed"),
    };
  });
  const x = {
    type: "quantitative",
    scale: { domain: [-reach, reach], nice: false, clamp: true },
    axis: { title: words.axis, values: [-4, -2, 0, 2, 4], format: "d" },
  };
  const y = {
    field: "target",
    type: "nominal",
    sort: rows.map(({ target }) => target),
    axis: { title: null, labelLimit: 460, labelOverlap: false, labelColor: ink, domain: false, ticks: false },
  };
  const color = { condition: { test: "datum.plotMissed === 'true'", value: vermilions[2] }, value: blues[2] };
  const text = (field: string, at: number) => ({
    mark: { type: "text", align: "left", fontSize: 11 },
    encoding: { x: { value: width + at }, y, text: { field }, color },
  });
  const readings = missedReadings(record, lang);
  return frame({
    id: "targets",
    lang,
    study: hindcastWords[lang].study,
    sources: [hindcastSource(told, episodesOf(record))],
    question: words.question,
    reading: words.reading(metCount(record, lang)),
    kind: words.kind,
    notes: [
      targetWords[lang].note,
      ...(readings.length === 0 ? [] : [words.cross]),
      words.error(runsText(record.runs, lang)),
    ],
    table: tableOf(rows, columnUnits.targets),
    body: {
      data: { values: rows.map(withoutEmpty) },
      width,
      height: { step: 24 },
      layer: [
        { mark: { type: "rule", color: muted, strokeDash: [3, 3] }, encoding: { x: { ...x, datum: 0 } } },
        {
          mark: { type: "rule", strokeWidth: 2 },
          encoding: { x: { ...x, field: "plotFrom" }, x2: { field: "plotTo" }, y, color },
        },
        {
          mark: { type: "point", filled: true, size: 80, opacity: 1 },
          encoding: {
            x: { ...x, field: "plot" },
            y,
            color,
            shape: { condition: { test: "datum.plotMissed === 'true'", value: "cross" }, value: "circle" },
            tooltip: Object.entries(words.tooltip).map(([field, title]) => ({ field, type: "nominal", title })),
          },
        },
        text("verdict", 14),
        text("got", 82),
        text("asked", 178),
      ],
    },
  });
}

/** Standard errors by which a figure lies within its bounds, below 0 beyond them; infinite for one without error. */
function placeOf({ value, error, least, most }: TargetRow): number {
  const within = Math.min((value ?? 0) - (least ?? -Infinity), (most ?? Infinity) - (value ?? 0));
  return within / (error ?? 0) || (within < 0 ? -Infinity : Infinity);
}

/** Within the axis. */
function drawn(place: number): number {
  return Math.max(-reach, Math.min(reach, place));
}

/** The cells of a row that hold something: an empty one is no datum. */
function withoutEmpty(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ""));
}
