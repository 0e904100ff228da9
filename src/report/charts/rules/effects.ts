import type { RulesRecord } from "../../../sim/analysis/rules/rules.ts";
import { repetitionsOf } from "../../../sim/study/layout.ts";
import { studentT95 } from "../../../sim/study/mean.ts";
import { formatWithError, toThreeDigits } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { capitalised, listed } from "../../words/lists.ts";
import { factsOf } from "../../words/study.ts";
import { plainNumber } from "../kit/axes.ts";
import { type Chart, short, tableOf } from "../kit/chart.ts";
import { frame, ofWhom } from "../kit/frame.ts";
import { linesOf, textOf } from "../kit/names.ts";
import { blues, ink, muted } from "../kit/theme.ts";
import { avoided, type Effect, type NamedRule, type RulesSaid, ruleSources, stockLeft } from "./reading.ts";
import { rulesWords } from "./rules.words.ts";

const [labelWidth, width] = [250, 190];

/** What is left of the stock and how much more need is met, by release rule, one panel a material each. */
export function effectChart(
  record: RulesRecord,
  rules: readonly NamedRule[],
  { finding, reading }: RulesSaid,
  lang: Lang,
): Chart {
  const words = rulesWords[lang].effects;
  const { materials, titles, title } = factsOf(rules[0].study.manifest, lang);
  const { runs } = record;
  const repetitions = repetitionsOf(rules[0].study.manifest);
  const panels = materials.flatMap((material) => {
    const name = capitalised(titles.material(material));
    return [
      { title: words.left(name), effects: stockLeft(record, material) },
      { title: words.met(name), effects: avoided(record, "unmetNeedTonnes", material) },
    ];
  });
  const rowsOf = (panel: string, effects: readonly Effect[]) =>
    effects.map(({ value, standardError }, r) => {
      const reach = runs < 2 ? 0 : studentT95(repetitions) * standardError;
      return {
        ...{ panel, rule: rules[r].name, value: short(value) },
        ...{ low: short(value - reach), high: short(value + reach) },
        figure: runs < 2 ? toThreeDigits(value) : formatWithError(value, standardError),
      };
    });
  const all = panels.map((panel) => ({ ...panel, rows: rowsOf(panel.title, panel.effects) }));
  return frame({
    id: "rule-effects",
    lang,
    study: title,
    sources: ruleSources(rules, lang),
    of: ofWhom([rules[0].study.manifest], lang),
    question: words.question,
    finding,
    shows: words.shows,
    reading,
    kind: words.kind(
      listed(
        panels.map((panel) => panel.title),
        lang,
      ),
    ),
    notes: [...words.notes, runs < 2 ? words.oneRun : words.error],
    table: tableOf(
      all.flatMap(({ rows }) => rows),
      { value: "t, mean over runs", low: "t, lower 95 % limit", high: "t, upper 95 % limit" },
    ),
    body: {
      columns: 2,
      spacing: { row: 22, column: 84 },
      concat: all.map(({ title: panel, rows }, k) => panelOf(panel, rows, k % 2 === 0, words.tooltip)),
    },
  });
}

function panelOf(
  title: string,
  rows: readonly { readonly rule: string; readonly low: number; readonly high: number }[],
  isFirst: boolean,
  tooltip: (typeof rulesWords)["en"]["effects"]["tooltip"],
): object {
  const y = {
    field: "rule",
    type: "nominal",
    sort: rows.map(({ rule }) => rule),
    axis: isFirst
      ? { title: null, labelLimit: labelWidth, labelColor: ink, domain: false, ticks: false, labelOverlap: false }
      : null,
  };
  const x = {
    type: "quantitative",
    title: null,
    scale: {
      domain: [Math.min(0, ...rows.map(({ low }) => low)), Math.max(1e-9, ...rows.map(({ high }) => high))],
      nice: 4,
    },
    axis: { grid: true, tickCount: 4, format: plainNumber },
  };
  return {
    title: { text: textOf(linesOf(title, width + 70, 12)), fontSize: 12, fontWeight: 600, frame: "group", offset: 6 },
    data: { values: rows },
    width,
    height: { step: 24 },
    layer: [
      { mark: { type: "rule", color: muted, strokeDash: [3, 3] }, encoding: { x: { ...x, datum: 0 } } },
      {
        mark: { type: "rule", strokeWidth: 2, color: blues[2] },
        encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y },
      },
      {
        mark: { type: "point", filled: true, size: 55, opacity: 1, color: blues[2] },
        encoding: {
          x: { ...x, field: "value" },
          y,
          tooltip: Object.entries(tooltip).map(([field, title]) => ({ field, type: "nominal", title })),
        },
      },
      {
        mark: { type: "text", align: "left", fontSize: 11, color: ink },
        encoding: { x: { value: width + 12 }, y, text: { field: "figure" } },
      },
    ],
  };
}
