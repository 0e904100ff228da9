import { type Chart, short, tableOf } from "../kit/chart.ts";
import { frame } from "../kit/frame.ts";
import { blues, ink, muted, vermilions } from "../kit/theme.ts";
import { inferenceWords } from "./inference.words.ts";
import { beyond, columnUnits, effectiveNote, inferenceSource, type Told, tooFar } from "./kit.ts";

/** Ends of the axis [standard deviations]: what lies beyond is drawn there. */
const reach = 5;

/** Each value on record against what the posterior foretells of it. */
export function observedChart(told: Told): Chart {
  const { record, lang } = told;
  const words = inferenceWords[lang].observed;
  const rows = record.observations.flatMap(({ name, episode, isUsed, value, predicted, residual }) =>
    value === null || predicted === null || residual === null
      ? []
      : [
          {
            observation: name,
            episode,
            use: words.used[isUsed ? "yes" : "no"],
            value: short(value),
            p5: short(predicted.p5),
            p50: short(predicted.p50),
            p95: short(predicted.p95),
            residual: short(residual),
            plotAt: Math.min(reach, Math.max(-reach, residual)),
          },
        ],
  );
  const far = beyond(record.observations).map(({ name }) => name);
  const x = {
    type: "quantitative",
    scale: { domain: [-reach, reach], nice: false },
    axis: { title: words.axis, values: [-5, -3, 0, 3, 5], format: "d" },
  };
  const y = {
    field: "observation",
    type: "nominal",
    sort: rows.map(({ observation }) => observation),
    axis: { title: null, labelLimit: 360, labelOverlap: false, labelColor: ink, domain: false, ticks: false },
  };
  const isFar = `abs(datum.residual) > ${tooFar}`;
  const isFree = `datum.use === '${words.used.no}'`;
  const color = { condition: { test: isFar, value: vermilions[2] }, value: blues[2] };
  const band = (half: number, tint: string) => ({
    mark: { type: "rect", color: tint, aria: false },
    encoding: { x: { ...x, datum: -half }, x2: { datum: half } },
  });
  return frame({
    id: "observed",
    lang,
    study: record.inference.name,
    sources: [inferenceSource(told)],
    question: words.question,
    reading: far.length === 0 ? words.all(rows.length) : words.reading(far, rows.length),
    kind: words.kind(rows.length),
    notes: [...words.notes, effectiveNote(told)],
    table: tableOf(rows, columnUnits.observed),
    body: {
      data: { values: rows },
      width: 420,
      height: { step: 18 },
      layer: [
        band(tooFar, "#eef4f9"),
        band(1.645, blues[0]),
        { mark: { type: "rule", color: muted, strokeDash: [3, 3] }, encoding: { x: { ...x, datum: 0 } } },
        {
          mark: { type: "point", size: 60, opacity: 1, strokeWidth: 2 },
          encoding: {
            x: { ...x, field: "plotAt" },
            y,
            color,
            fill: { condition: { test: `${isFree} || ${isFar}`, value: "#ffffff" }, value: blues[2] },
            shape: { condition: { test: isFar, value: "cross" }, value: "circle" },
            tooltip: [
              { field: "observation", type: "nominal", title: words.tooltip.observation },
              { field: "residual", type: "quantitative", title: words.tooltip.residual, format: "+.2f" },
              { field: "use", type: "nominal", title: words.tooltip.use },
            ],
          },
        },
      ],
    },
  });
}
