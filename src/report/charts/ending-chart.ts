import { outcomeId, type StudyResults } from "../../sim/results.ts";
import { replicatesOf } from "../../sim/sampling/place.ts";
import { formatExact } from "../format.ts";
import type { Lang } from "../lang.ts";
import { factsOf } from "../names.ts";
import { meanFigure } from "../outcome-figures.ts";
import { type Chart, tableOf } from "./chart.ts";
import { quantileDots, widestDotLimits } from "./ending-dots.ts";
import { endingWords } from "./ending-words.ts";
import { framedChart } from "./framed-chart.ts";
import { outcomeOf } from "./outcomes.ts";

const kinds = ["briefStandoff", "prolongedDispute", "fragmentedMarket"] as const;
/** Told apart by lightness too (Okabe and Ito 2008). */
const colors = ["#93c1e1", "#004f80", "#c8551b"];
const dots = 20;
const stacks = 28;
const [width, tallest] = [820, 280];

/** How the runs end, as twenty dots along the weeks under restriction. */
export function endingChart(results: StudyResults, lang: Lang = "en"): Chart {
  const words = endingWords[lang];
  const { horizonWeeks } = factsOf(results.manifest, lang);
  const column = (outcome: string) => results.values(outcomeId({ outcome, material: null, sector: null }));
  const weeks = column("banWeeks");
  const { runs, sampling } = results.manifest;
  const repetitions = replicatesOf(sampling, runs);
  const shares = kinds.map((kind) => meanFigure(outcomeOf(results, kind), runs, "%", repetitions, lang));
  const names = kinds.map((kind, k) => words.kindWithShare(words.kinds[kind], shares[k]));
  const stacked = stackedDots(quantileDots(weeks, kinds.map(column), dots), horizonWeeks);
  const rows = stacked.map((dot) => ({
    ending: words.kinds[kinds[dot.kind]],
    weeks: Math.round(dot.weeks * 10) / 10,
    stack: dot.stack,
    height: dot.height,
  }));
  const highest = Math.max(...rows.map(({ height }) => height));
  const step = Math.min(width / stacks, tallest / highest);
  return framedChart({
    id: "endings",
    lang,
    manifests: [results.manifest],
    question: words.question,
    reading: words.reading(kinds.map((kind, k) => words.share[kind](shares[k]))),
    kind: words.kind(dots, horizonWeeks),
    notes: [
      ...words.notes(dots, horizonWeeks),
      words.error(formatExact(Number(widestDotLimits(weeks, dots).toPrecision(2)))),
    ],
    table: tableOf(rows, { weeks: "weeks" }),
    body: {
      data: { values: rows },
      width,
      height: Math.max(3, highest) * step,
      mark: { type: "circle", size: (step - 2) ** 2, opacity: 1 },
      encoding: {
        x: {
          field: "stack",
          type: "quantitative",
          scale: { domain: [0, horizonWeeks], nice: false },
          axis: { title: words.axis(horizonWeeks), tickCount: 8, grid: false },
        },
        y: {
          field: "height",
          type: "quantitative",
          scale: { domain: [0.5, Math.max(3, highest) + 0.5], nice: false },
          axis: null,
        },
        color: {
          field: "ending",
          type: "nominal",
          scale: { domain: kinds.map((kind) => words.kinds[kind]), range: colors },
          legend: {
            columns: 3,
            symbolType: "circle",
            labelExpr: `${JSON.stringify(names)}[indexof(${JSON.stringify(kinds.map((kind) => words.kinds[kind]))}, datum.label)]`,
          },
        },
        tooltip: [
          { field: "ending", type: "nominal", title: words.tooltip.ending },
          { field: "weeks", type: "quantitative", title: words.tooltip.weeks, format: ".0f" },
        ],
      },
    },
  });
}

/** Dots in stacks of equal width, those of one kind on top of each other. */
function stackedDots(all: ReturnType<typeof quantileDots>, horizonWeeks: number) {
  const heights = new Map<number, number>();
  return all.map((dot) => {
    const at = Math.min(stacks - 1, Math.floor((dot.weeks / horizonWeeks) * stacks));
    const height = (heights.get(at) ?? 0) + 1;
    heights.set(at, height);
    return { ...dot, stack: Math.round(((at + 0.5) * horizonWeeks * 100) / stacks) / 100, height };
  });
}
