import { formatExact } from "../../words/figures.ts";
import { type Chart, short, tableOf } from "../kit/chart.ts";
import { frame } from "../kit/frame.ts";
import { blues, ink, vermilions } from "../kit/theme.ts";
import { inferenceWords } from "./inference.words.ts";
import { columnUnits, inferenceSource, type Told, titleOf } from "./kit.ts";

/** Normal quantile of the band's ends: 99 % of bins lie in it. */
const reach = 2.576;
const columns = 4;

/** The ranks of the truth among draws of its own posterior; null where the procedure was not checked. */
export function ranksChart(told: Told): Chart | null {
  const { record, lang } = told;
  const words = inferenceWords[lang].ranks;
  const { calibration, parameters } = record;
  if (calibration === null) return null;
  const { dataSets, tests, failed } = calibration;
  const titles = new Map(parameters.map((of) => [of.name, titleOf(of, lang)]));
  const named = (quantity: string) =>
    quantity === "log likelihood" ? words.logLikelihood : (titles.get(quantity) ?? quantity);
  const rows = tests.flatMap(({ quantity, bins }) => {
    const share = 1 / bins.length;
    const half = reach * Math.sqrt(dataSets * share * (1 - share));
    return bins.map((count, bin) => ({
      quantity: named(quantity),
      from: short(bin * share),
      to: short((bin + 1) * share),
      count,
      low: short(Math.max(0, dataSets * share - half)),
      high: short(dataSets * share + half),
    }));
  });
  const uneven = failed.map(named);
  const most = Math.max(...rows.map(({ count, high }) => Math.max(count, high)));
  const y = {
    type: "quantitative",
    scale: { domain: [0, most] },
    axis: { tickCount: 3, format: "d" },
    title: words.count,
  };
  const x = {
    type: "quantitative",
    scale: { domain: [0, 1], nice: false },
    axis: { title: words.axis, values: [0, 0.5, 1], format: ".1f" },
  };
  const isUneven = `indexof(${JSON.stringify(uneven)}, datum.quantity) >= 0`;
  return frame({
    id: "ranks",
    lang,
    study: record.inference.name,
    sources: [inferenceSource(told)],
    question: words.question,
    reading:
      uneven.length === 0
        ? words.all(formatExact(dataSets), tests.length)
        : words.reading(formatExact(dataSets), uneven),
    kind: words.kind(tests.length),
    notes: [...words.notes, words.error(formatExact(dataSets))],
    table: tableOf(rows, columnUnits.ranks),
    body: {
      data: { values: rows },
      facet: { field: "quantity", type: "nominal", sort: tests.map(({ quantity }) => named(quantity)) },
      columns: Math.min(columns, tests.length),
      spacing: { column: 16, row: 20 },
      spec: {
        width: 200,
        height: 70,
        layer: [
          {
            mark: { type: "rect", color: blues[0], aria: false },
            encoding: {
              x: { ...x, field: "from" },
              x2: { field: "to" },
              y: { ...y, field: "low" },
              y2: { field: "high" },
            },
          },
          {
            mark: { type: "bar", binSpacing: 2, aria: false },
            encoding: {
              x: { ...x, field: "from", bin: "binned" },
              x2: { field: "to" },
              y: { ...y, field: "count" },
              color: { condition: { test: isUneven, value: vermilions[2] }, value: blues[1] },
              tooltip: [{ field: "count", type: "quantitative", title: words.count }],
            },
          },
          {
            mark: { type: "rule", color: ink, strokeDash: [4, 3] },
            encoding: {
              x: { value: 0 },
              x2: { value: "width" },
              y: { ...y, datum: dataSets / (tests[0]?.bins.length ?? 20) },
            },
          },
        ],
      },
    },
  });
}
