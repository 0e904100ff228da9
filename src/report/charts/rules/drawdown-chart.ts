import type { Band } from "../../../sim/results.ts";
import { formatExact } from "../../format.ts";
import type { Lang } from "../../lang.ts";
import { factsOf } from "../../names.ts";
import { dateAxis, fromZero } from "../axes.ts";
import { capitalised } from "../capitalised.ts";
import { type Chart, short, tableOf } from "../chart.ts";
import { fanPoint, fanUnits } from "../fan.ts";
import { fanWords } from "../fan-words.ts";
import { frame } from "../framed-chart.ts";
import { listed } from "../listed.ts";
import { outcomeOf } from "../outcomes.ts";
import { weekUnits } from "../table-units.ts";
import { blues, vermilions } from "../theme.ts";
import { tooltipLayer, weekTooltip } from "../tooltip.ts";
import { weekStep, weeksShown } from "../weeks-shown.ts";
import { type NamedRule, ruleSources } from "./rule-sources.ts";
import { rulesWords } from "./rules-words.ts";

const [width, height] = [166, 150];

/** The national stock over time, a row a material and a column a release rule. The first study's source stands for all. */
export function drawdownChart(rules: readonly NamedRule[], reading: string, lang: Lang): Chart {
  const words = rulesWords[lang].drawdown;
  const [{ study }] = rules;
  const { materials, titles, horizonWeeks } = factsOf(study.manifest, lang);
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
    lang,
    study: factsOf(study.manifest, lang).title,
    sources: ruleSources(rules, lang),
    question: words.question,
    reading,
    kind: words.kind(listed(names, lang), listed(materials.map(titles.material), lang)),
    notes: [...words.notes, words.error(errorsAtEnd(rules, lang))],
    table: tableOf(rows, weekUnits({ ...fanUnits("t"), mean: "t, mean over runs" })),
    body: {
      spacing: 16,
      resolve: { scale: { color: "shared" } },
      vconcat: materials.map((material, m) => {
        const of = rows.filter((row) => row.material === titles.material(material));
        const x = dateAxis(horizonWeeks, width, lang, m === materials.length - 1);
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
            layer: [
              ...stockLines(x, y, lang),
              tooltipLayer({
                x,
                spacing,
                tooltip: [weekTooltip(lang), ...figuresOnDemand(lang)],
                view: material,
              }),
            ],
          },
        };
      }),
    },
  });
}

const lineColors = { p95: "#93c1e1", p75: "#3d84b2", p50: blues[2], mean: vermilions[2] } as const;
const lines = Object.keys(lineColors) as readonly (keyof typeof lineColors)[];

/** What 5, 25 and 50 % of the runs have more than, and the mean: a band would seem full where half of the runs have none. */
function stockLines(x: object, y: object, lang: Lang): readonly object[] {
  const { lines: names } = rulesWords[lang].drawdown;
  const scale = { domain: lines.map((line) => names[line]), range: Object.values(lineColors) };
  return lines.map((line) => ({
    mark: { type: "line", strokeWidth: 2, aria: false, ...(line === "mean" ? { strokeDash: [5, 3] } : {}) },
    encoding: {
      x,
      y: { field: line, type: "quantitative", ...y },
      color: { datum: names[line], type: "nominal", scale, legend: { columns: lines.length, symbolType: "stroke" } },
    },
  }));
}

/** The lines at one week [t]. */
function figuresOnDemand(lang: Lang): readonly object[] {
  const { unit, drawdown } = rulesWords[lang];
  return lines.map((field) => ({
    ...{ field, type: "quantitative", format: ",.2~r" },
    title: fanWords[lang].inUnit(drawdown.lines[field], unit),
  }));
}

/** Of each material, the largest standard error of the mean over the rules. */
function errorsAtEnd(rules: readonly NamedRule[], lang: Lang): string {
  const words = rulesWords[lang].drawdown;
  const { materials, titles } = factsOf(rules[0].study.manifest, lang);
  const each = materials.map((material) => {
    const errors = rules.map(({ study }) => outcomeOf(study, "nationalStockEndTonnes", material).standardError);
    return words.ofMaterial(formatExact(Number(Math.max(...errors).toPrecision(1))), titles.material(material));
  });
  return listed(each, lang);
}
