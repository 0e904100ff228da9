import { toThreeDigits } from "../../words/figures.ts";
import { inputUnit } from "../../words/units.ts";
import { type Chart, short, tableOf } from "../kit/chart.ts";
import { frame } from "../kit/frame.ts";
import { blues, ink, muted } from "../kit/theme.ts";
import { inferenceWords } from "./inference.words.ts";
import {
  byLearnt,
  columnUnits,
  effectiveNote,
  inferenceSource,
  isUninformed,
  learntPercent,
  type Told,
  titleOf,
} from "./kit.ts";

const width = 300;

/** Each inferred number after the record was seen, on the ranks of what was believed before. */
export function learntChart(told: Told): Chart {
  const { record, lang } = told;
  const words = inferenceWords[lang].learnt;
  const parameters = byLearnt(record.parameters);
  const range = ({ p5, p50, p95 }: { p5: number; p50: number; p95: number }, unit: string) =>
    words.range(toThreeDigits(p5), toThreeDigits(p50), toThreeDigits(p95), inputUnit(unit, lang));
  const named = parameters.map((of) => ({
    number: titleOf(of, lang),
    prior: range(of.prior, of.unit),
    posterior: range(of.posterior, of.unit),
    learnt: learntPercent(of),
    verdict: isUninformed(of) ? words.nothing : words.percent(String(learntPercent(of))),
  }));
  const rows = parameters.flatMap((of, k) =>
    of.bins.map((share, bin) => ({
      ...named[k],
      from: bin / of.bins.length,
      to: (bin + 1) / of.bins.length,
      share: short(share),
    })),
  );
  const y = {
    field: "number",
    type: "nominal",
    sort: named.map(({ number }) => number),
    axis: { title: null, labelLimit: 360, labelOverlap: false, labelColor: ink, domain: false, ticks: false },
  };
  const x = {
    type: "quantitative",
    scale: { domain: [0, 1], nice: false },
    axis: { title: words.axis, tickCount: 5, format: ".1f" },
  };
  const color = { condition: { test: `datum.verdict === '${words.nothing}'`, value: muted }, value: ink };
  const text = (field: string, at: number) => ({
    transform: [{ filter: "datum.from === 0" }],
    mark: { type: "text", align: "left", fontSize: 11 },
    encoding: { x: { value: width + at }, y, text: { field }, color },
  });
  const [most] = named;
  const head = (title: string, at: number) => ({
    transform: [{ filter: `datum.from === 0 && datum.number === ${JSON.stringify(most.number)}` }],
    mark: { type: "text", align: "left", fontSize: 11, color: muted },
    encoding: { x: { value: width + at }, y: { value: -8 }, text: { value: title } },
  });
  return frame({
    id: "learnt",
    lang,
    study: record.inference.name,
    sources: [inferenceSource(told)],
    question: words.question,
    reading: words.reading(most.number, String(most.learnt), parameters.filter(isUninformed).length, parameters.length),
    kind: words.kind(parameters.length),
    notes: [...words.notes, effectiveNote(told)],
    table: tableOf(rows, columnUnits.learnt),
    body: {
      data: { values: rows },
      width,
      height: { step: 22 },
      layer: [
        {
          mark: { type: "rect", height: 14, aria: false },
          encoding: {
            x: { ...x, field: "from" },
            x2: { field: "to" },
            y,
            color: {
              field: "share",
              type: "quantitative",
              scale: { domain: [0, 0.05, 0.2], range: ["#ffffff", blues[0], blues[2]], clamp: true },
              legend: { title: words.share, format: ".0%", gradientLength: 160, values: [0, 0.05, 0.1, 0.2] },
            },
            tooltip: [
              ...Object.entries(words.tooltip).map(([field, title]) => ({ field, type: "nominal", title })),
              { field: "share", type: "quantitative", title: words.share, format: ".1%" },
            ],
          },
        },
        text("verdict", 14),
        text("prior", 110),
        text("posterior", 330),
        head(words.before, 110),
        head(words.after, 330),
      ],
    },
  });
}
