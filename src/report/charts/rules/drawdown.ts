import { atomsOf } from "../../../model/distributions/distribution.ts";
import type { Input } from "../../../model/scenario/parts.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { Band } from "../../../sim/engine/bands/bands-of.ts";
import { formatExact, withUnit } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { capitalised, listed } from "../../words/lists.ts";
import { outcomeOf } from "../../words/outcome-figures.ts";
import { factsOf } from "../../words/study.ts";
import { dateAxis, dateGap, fromZero, spanned, weekStep, weeksShown } from "../kit/axes.ts";
import { type Chart, short, tableOf, weekUnits } from "../kit/chart.ts";
import { eventRules, eventsWithin, eventViews } from "../kit/events.ts";
import { eventWords } from "../kit/events.words.ts";
import { fanWords } from "../kit/fan.words.ts";
import { frame, ofWhom } from "../kit/frame.ts";
import { linesOf, panelHeader, textOf } from "../kit/names.ts";
import { blues, vermilions } from "../kit/theme.ts";
import { tooltipLayer, weekTooltip } from "../kit/tooltip.ts";
import { type NamedRule, type RulesSaid, ruleSources } from "./reading.ts";
import { rulesWords } from "./rules.words.ts";

const lineColors = { p95: "#93c1e1", p90: "#3d84b2", p75: blues[2], mean: vermilions[2] } as const;
const lines = Object.keys(lineColors) as readonly (keyof typeof lineColors)[];

/** What few of the runs have more than, and the mean: a band or a median would mislead where about half have none. */
function stockLines(x: object, y: object, lang: Lang): readonly object[] {
  const { lines: names } = rulesWords[lang].drawdown;
  return lines.map((line) => ({
    mark: { type: "line", strokeWidth: 2, aria: false, ...(line === "mean" ? { strokeDash: [5, 3] } : {}) },
    encoding: {
      x,
      y: { field: line, type: "quantitative", ...y },
      color: { datum: names[line] },
    },
  }));
}

/** Colours of the lines, with their names as legend. */
function stockColor(lang: Lang): object {
  const { lines: names } = rulesWords[lang].drawdown;
  return {
    type: "nominal",
    scale: { domain: lines.map((line) => names[line]), range: Object.values(lineColors) },
    legend: { columns: lines.length, symbolType: "stroke" },
  };
}

/** The lines at one week [t]. */
function stockFigures(lang: Lang): readonly object[] {
  const { unit, drawdown } = rulesWords[lang];
  return lines.map((field) => ({
    ...{ field, type: "quantitative", format: ",.2~r" },
    title: fanWords[lang].inUnit(drawdown.lines[field], unit),
  }));
}

const [width, height] = [166, 150];

/** The national stock over time, a row a material and a column a release rule. The first study's source stands for all. */
export function drawdownChart(
  rules: readonly NamedRule[],
  { nationalStock }: Pick<Scenario, "nationalStock">,
  { finding, reading }: RulesSaid,
  lang: Lang,
): Chart {
  const words = rulesWords[lang].drawdown;
  const [{ study }] = rules;
  const { materials, titles, start, horizonWeeks } = factsOf(study.manifest, lang);
  const series = materials.length * rules.length;
  const isShown = weeksShown(horizonWeeks, series);
  const isStock = ({ series: of, week }: Band) => of === "nationalStockTonnes" && isShown(week);
  const rows = rules.flatMap(({ name, study: { bands } }) =>
    bands.filter(isStock).map((band) => ({
      ...{ week: band.week, date: band.date, rule: name, material: titles.material(band.material ?? "") },
      ...{ p75: short(band.p75), p90: short(band.p90), p95: short(band.p95), mean: short(band.mean) },
    })),
  );
  const span = { start, weeks: horizonWeeks, width, isWhole: horizonWeeks > 1 };
  const events = eventsWithin(study.manifest, span, lang);
  const spacing = (width * weekStep(horizonWeeks, series)) / horizonWeeks;
  const names = rules.map(({ name }) => name);
  return frame({
    id: "stock-drawdown",
    lang,
    study: factsOf(study.manifest, lang).title,
    sources: ruleSources(rules, lang),
    of: ofWhom([rules[0].study.manifest], lang),
    question: words.question,
    finding,
    shows: words.shows,
    reading,
    kind: words.kind(listed(names, lang), listed(materials.map(titles.material), lang)),
    notes: [
      ...words.notes,
      ...(events.length > 0 ? [eventWords[lang].note] : []),
      ...oddsOfNothing(nationalStock.held, lang),
      words.error(errorsAtEnd(rules, lang)),
    ],
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
      vconcat: [
        ...eventViews(events, dateAxis(span, lang), span),
        ...materials.map((material, m) => {
          const of = rows.filter((row) => row.material === titles.material(material));
          const x = dateAxis(span, lang, m === materials.length - 1);
          const y = {
            title: textOf(linesOf(words.axis(capitalised(titles.material(material))), height, 11)),
            scale: fromZero(of.flatMap(({ p95, mean }) => [p95, mean])),
            axis: { tickCount: 4, format: ",~f" },
          };
          return {
            data: { values: of },
            transform: spanned(horizonWeeks),
            facet: { field: "rule", type: "nominal", sort: names, header: panelHeader(names, width) },
            columns: rules.length,
            spacing: { column: dateGap(span, 14, lang) },
            spec: {
              ...{ width, height },
              encoding: { color: stockColor(lang) },
              layer: [
                ...stockLines(x, y, lang),
                ...eventRules(events, x),
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
      ],
    },
  });
}

/** In words, the odds that the state holds no stock at all; nothing where it surely holds some. */
function oddsOfNothing({ distribution }: Input, lang: Lang): readonly string[] {
  const odds = atomsOf(distribution).atoms.find(({ value }) => value === 0)?.mass ?? 0;
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
