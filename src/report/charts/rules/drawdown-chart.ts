import type { Band, Study } from "../../../sim/results.ts";
import { formatExact, runsText } from "../../format.ts";
import { factsOf } from "../../names.ts";
import { wrapped } from "../../wrapped.ts";
import { dateAxis, fromZero } from "../axes.ts";
import { capitalised } from "../capitalised.ts";
import { type Chart, short, tableOf } from "../chart.ts";
import { fanColor, fanLayers, fanPoint, fanTooltip, fanUnits } from "../fan.ts";
import { frame } from "../framed-chart.ts";
import { outcomeOf } from "../outcomes.ts";
import { blues, vermilions } from "../theme.ts";
import { tooltipLayer, weekTooltip } from "../tooltip.ts";
import { weekStep, weeksShown } from "../weeks-shown.ts";

const words = {
  question: "How fast is the national stock drawn down?",
  kind: (rules: string, materials: string) =>
    `Fan charts of the national stock in tonnes, one for each release rule (${rules}) and each of: ${materials}.`,
  notes: [
    "National stock left, week by week, under each release rule; all else the same, on the same random numbers.",
    "Bands hold the middle 90 % and 50 % of the runs, each week on its own; runs with no stock are among them.",
  ],
  error: (each: string) =>
    `Monte Carlo error: the mean left at the end is known to ${each} or better (one standard error).`,
  unit: "t",
  axis: (material: string) => `${material}, t`,
  source: (title: string, name: string, seed: string, runs: string) =>
    `${title} (${name}). Seed ${seed}, ${runs} a rule.`,
  results: (results: readonly string[]) => `Results by rule: ${results.join(", ")}.`,
};

const [width, height] = [166, 150];

export type NamedRule = { readonly name: string; readonly scenario: string; readonly study: Study };

/** The national stock over time, a row a material and a column a release rule. The first study's source stands for all. */
export function drawdownChart(rules: readonly NamedRule[], reading: string): Chart {
  const [{ study }] = rules;
  const { materials, titles, horizonWeeks } = factsOf(study.manifest);
  const series = materials.length * rules.length;
  const isShown = weeksShown(horizonWeeks, series);
  const isStock = ({ series: of, week }: Band) => of === "nationalStockTonnes" && isShown(week);
  const rows = rules.flatMap(({ name, study: { bands } }) =>
    bands.filter(isStock).map((band) => ({
      ...{ week: band.week, date: band.date, rule: name, material: titles.material(band.material ?? "") },
      ...fanPoint(band),
      mean: short(band.mean),
    })),
  );
  const spacing = (width * weekStep(horizonWeeks, series)) / horizonWeeks;
  const names = rules.map(({ name }) => name);
  return frame({
    id: "stock-drawdown",
    lang: "en",
    study: factsOf(study.manifest).title,
    sources: sourcesOf(rules),
    question: words.question,
    reading,
    kind: words.kind(names.join("; "), materials.map(titles.material).join(", ")),
    notes: [...words.notes, words.error(errorsAtEnd(rules))],
    table: tableOf(rows, {
      ...fanUnits(words.unit),
      mean: `${words.unit}, mean over runs`,
      week: "weeks from the start",
    }),
    body: {
      spacing: 16,
      resolve: { scale: { color: "shared" } },
      vconcat: materials.map((material, m) => {
        const of = rows.filter((row) => row.material === titles.material(material));
        const x = dateAxis(horizonWeeks, width, "en", m === materials.length - 1);
        const y = {
          title: words.axis(capitalised(titles.material(material))),
          scale: fromZero(of.map(({ p95 }) => p95)),
          axis: { tickCount: 4, format: ",~f" },
        };
        return {
          data: { values: of },
          facet: { field: "rule", type: "nominal", sort: names },
          columns: rules.length,
          spacing: { column: 14 },
          spec: {
            ...{ width, height },
            encoding: { color: fanColor([{ tints: blues }], "en", vermilions[2], false) },
            layer: [
              ...fanLayers({ x, y, mean: true }, "en"),
              tooltipLayer({
                x,
                spacing,
                tooltip: [weekTooltip("en"), ...fanTooltip(words.unit, "en", "mean")],
                view: material,
              }),
            ],
          },
        };
      }),
    },
  });
}

/** Of each material, the largest standard error of the mean over the rules. */
function errorsAtEnd(rules: readonly NamedRule[]): string {
  const { materials, titles } = factsOf(rules[0].study.manifest);
  return materials
    .map((material) => {
      const errors = rules.map(({ study }) => outcomeOf(study, "nationalStockEndTonnes", material).standardError);
      return `±${formatExact(Number(Math.max(...errors).toPrecision(1)))} ${words.unit} of ${titles.material(material)}`;
    })
    .join(", ");
}

/** The scenario, its seed and runs; then the hash of each rule's result. */
export function sourcesOf(rules: readonly NamedRule[]): readonly string[] {
  const [{ study, scenario }] = rules;
  const { title } = factsOf(study.manifest);
  const results = rules.map(({ name, study: { manifest } }) => `${name} ${manifest.resultHash.slice(0, 8)}`);
  return [
    words.source(title, scenario, study.manifest.seed, runsText(study.manifest.runs)),
    ...wrapped(words.results(results), 130),
  ];
}
