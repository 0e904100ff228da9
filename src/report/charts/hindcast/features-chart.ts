import type { HindcastRecord } from "../../../sim/hindcast/record.ts";
import type { FeatureRow } from "../../../sim/hindcast/result.ts";
import { formatExact } from "../../format.ts";
import { featuresOf, happenedFigure, intervalFigure } from "../../hindcast/feature-rows.ts";
import { type Chart, short, tableOf } from "../chart.ts";
import { frame } from "../framed-chart.ts";
import { blues, ink, muted, vermilions } from "../theme.ts";
import { hindcastSource } from "./source.ts";

/** Ends of the axis [half intervals]: what lies beyond is drawn there. */
const reach = 2.5;
const width = 300;

/** The named features of an episode: what happened, on the scale of the model's own 90 % interval. */
export function featuresChart(record: HindcastRecord, episode: string): Chart {
  const features = featuresOf(record, episode);
  const rows = features.map(({ headline, verdicts, runs }) => {
    const [from, to] = [headline.low, headline.high ?? Infinity].map((value) => place(value, headline));
    return {
      feature: headline.name,
      from: short(from),
      to: short(to),
      unit: headline.unit,
      model: intervalFigure(headline, runs),
      happened: happenedFigure(headline),
      verdict: verdicts[0].replace("?", ""),
    };
  });
  const failed = rows.filter(({ verdict }) => verdict === "FAIL");
  const x = {
    type: "quantitative",
    scale: { domain: [-reach, reach], nice: false },
    axis: {
      title: "what happened, from the median [half intervals]",
      values: [-2, -1, 0, 1, 2],
      format: "d",
    },
  };
  const y = {
    field: "feature",
    type: "nominal",
    sort: rows.map(({ feature }) => feature),
    axis: { title: null, labelLimit: 360, labelOverlap: false, labelColor: ink, domain: false, ticks: false },
  };
  const isFail = "datum.verdict === 'FAIL'";
  const color = { condition: { test: isFail, value: vermilions[2] }, value: blues[2] };
  const words = (field: string, at: number) => ({
    mark: { type: "text", align: "left", fontSize: 11 },
    encoding: { x: { value: width + at }, y, text: { field }, color },
  });
  const unclear = features.filter(({ headline }) => !headline.clear).length;
  return frame({
    id: `features-${episode}`,
    lang: "en",
    study: "hindcast",
    sources: [hindcastSource(record, [episode])],
    question: `Which features of ${episode} does the model show?`,
    reading:
      failed.length === 0
        ? `All ${rows.length} features pass.`
        : `${rows.length - failed.length} of ${rows.length} features pass; ${failed.map(({ feature }) => `"${feature}"`).join(", ")} ${failed.length === 1 ? "fails" : "fail"}.`,
    kind: "What happened as a dot or a bar, against the middle 90 % of the runs as a band from -1 to +1 about their median at 0, for each named feature.",
    notes: [
      "Band: middle 90 % of the runs, each side of the median scaled to one. A cross fails. Right: the model (median), then what happened.",
      `Monte Carlo error: ${formatExact(unclear)} of ${rows.length} verdicts could turn within the 95 % limits of the ends of the bands.`,
    ],
    table: tableOf(rows, { from: "half intervals", to: "half intervals" }),
    body: {
      data: { values: rows },
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
          encoding: { x: { ...x, field: "from" }, x2: { field: "to" }, y, color },
        },
        {
          mark: { type: "point", filled: true, size: 80, opacity: 1 },
          transform: [{ calculate: "(datum.from + datum.to) / 2", as: "middle" }],
          encoding: {
            x: { ...x, field: "middle" },
            y,
            color,
            shape: { condition: { test: isFail, value: "cross" }, value: "circle" },
          },
        },
        words("verdict", 14),
        words("model", 56),
        words("happened", 232),
      ],
    },
  });
}

/** A value on the scale on which the 5th percentile is -1, the median 0 and the 95th +1; ends of the axis beyond them. */
function place(value: number, { p05, p50, p95 }: FeatureRow): number {
  if (value === p50) return 0;
  const half = value > p50 ? p95 - p50 : p50 - p05;
  const steps = half > 0 ? (value - p50) / half : value > p50 ? reach : -reach;
  return Math.max(-reach, Math.min(reach, steps));
}
