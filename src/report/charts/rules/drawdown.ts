import { atomsOf } from "../../../model/distributions/atoms.ts";
import type { Input } from "../../../model/scenario/parts.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { Band } from "../../../sim/study/study.ts";
import { withUnit } from "../../with-unit.ts";
import { formatExact } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { listed } from "../../words/lists.ts";
import { factsOf } from "../../words/study.ts";
import { capitalised } from "../capitalised.ts";
import { dateAxis, fromZero } from "../kit/axes.ts";
import { type Chart, short, tableOf } from "../kit/chart.ts";
import { frame } from "../kit/frame.ts";
import { tooltipLayer, weekTooltip } from "../kit/tooltip.ts";
import { outcomeOf } from "../outcomes.ts";
import { weekUnits } from "../table-units.ts";
import { weekStep, weeksShown } from "../weeks-shown.ts";
import { type NamedRule, ruleSources } from "./rule-sources.ts";
import { rulesWords } from "./rules.words.ts";
import { stockColor, stockFigures, stockLines } from "./stock-lines.ts";

const [width, height] = [166, 150];

/** The national stock over time, a row a material and a column a release rule. The first study's source stands for all. */
export function drawdownChart(
  rules: readonly NamedRule[],
  { nationalStock }: Pick<Scenario, "nationalStock">,
  reading: string,
  lang: Lang,
): Chart {
  const words = rulesWords[lang].drawdown;
  const [{ study }] = rules;
  const { materials, titles, horizonWeeks } = factsOf(study.manifest, lang);
  const series = materials.length * rules.length;
  const isShown = weeksShown(horizonWeeks, series);
  const isStock = ({ series: of, week }: Band) => of === "nationalStockTonnes" && isShown(week);
  const rows = rules.flatMap(({ name, study: { bands } }) =>
    bands.filter(isStock).map((band) => ({
      ...{ week: band.week, date: band.date, rule: name, material: titles.material(band.material ?? "") },
      ...{ p75: short(band.p75), p90: short(band.p90), p95: short(band.p95), mean: short(band.mean) },
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
    notes: [...words.notes, ...oddsOfNothing(nationalStock.held, lang), words.error(errorsAtEnd(rules, lang))],
    table: tableOf(
      rows,
      weekUnits({
        ...{ p75: "t, 75 % of runs below", p90: "t, 90 % of runs below", p95: "t, 95 % of runs below" },
        mean: "t, mean over runs",
      }),
    ),
    body: {
      spacing: 16,
      resolve: { scale: { color: "shared" } },
      vconcat: materials.map((material, m) => {
        const of = rows.filter((row) => row.material === titles.material(material));
        const x = dateAxis(horizonWeeks, width, lang, m === materials.length - 1);
        const y = {
          title: words.axis(capitalised(titles.material(material))),
          scale: fromZero(of.flatMap(({ p95, mean }) => [p95, mean])),
          axis: { tickCount: 4, format: ",~f" },
        };
        return {
          data: { values: of },
          facet: { field: "rule", type: "nominal", sort: names },
          columns: rules.length,
          spacing: { column: 14 },
          spec: {
            ...{ width, height },
            encoding: { color: stockColor(lang) },
            layer: [
              ...stockLines(x, y, lang),
              tooltipLayer({
                x,
                spacing,
                tooltip: [weekTooltip(lang), ...stockFigures(lang)],
                view: material,
              }),
            ],
          },
        };
      }),
    },
  });
}

/** In words, the odds that the state holds no stock at all; nothing where it surely holds some. */
function oddsOfNothing({ distribution }: Input, lang: Lang): readonly string[] {
  const odds = atomsOf(distribution).find(({ value }) => value === 0)?.mass ?? 0;
  const percent = withUnit(formatExact(Number((odds * 100).toPrecision(3))), "%", lang);
  return odds > 0 ? [rulesWords[lang].drawdown.nothing(percent)] : [];
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
