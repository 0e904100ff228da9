import { repetitionsOf } from "../../sim/estimates/repetitions.ts";
import { studentT95 } from "../../sim/estimates/student-t.ts";
import type { PairedDifference } from "../../sim/study/study.ts";
import { headlineOutcomes } from "../headline-outcomes.ts";
import { kindOf } from "../outcome-kinds.ts";
import { labelOf } from "../outcome-labels.ts";
import { differenceFigure } from "../words/difference-figures.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { meanFigure } from "../words/outcome-figures.ts";
import { factsOf } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { againstAll, type Baselines, baselineLabels } from "./baselines/baselines.ts";
import { type BaselineRow, baselinesPanel } from "./baselines/baselines-panel.ts";
import { baselinesReading } from "./baselines/baselines-reading.ts";
import { baselinesWords } from "./baselines.words.ts";
import { capitalised } from "./capitalised.ts";
import { type Chart, short, tableOf } from "./kit/chart.ts";
import { frame, sourceLine } from "./kit/frame.ts";

/** Outcomes that are drawn, of each at most two: a material or a sector more would say much the same. */
const drawn = ["unmetNeedShare", "pricePaidPeakMultiple", "lossHigh", "banWeeks"];

/** The mean outcomes of a scenario beside those of each baseline, and what lies between, one panel an outcome. */
export function baselinesChart(of: Baselines, lang: Lang = "en"): Chart {
  const words = baselinesWords[lang];
  const { manifest } = of.subject;
  const { runs } = manifest;
  const { titles, name } = factsOf(manifest, lang);
  const labels = baselineLabels(of, lang);
  const [first] = of.each;
  const outcomes = drawn.flatMap((outcome) =>
    headlineOutcomes(first.differences)
      .filter((each) => each.outcome === outcome && againstAll(of, each) !== undefined)
      .slice(0, 2),
  );
  const panels = outcomes.map((each) => {
    const label = labelOf(each, titles, lang);
    return {
      label,
      title: each.unit === "weeks" ? capitalised(label) : words.panel(capitalised(label), shown(each.unit, lang).sign),
      isFromZero: each.unit !== "ratio",
      labelWidth: labels.width,
      rows: rowsOf(of, each, label, lang),
    };
  });
  return frame({
    id: "baselines",
    lang,
    study: name,
    sources: [...of.each.map(({ study }) => study), of.subject].map((each) => sourceLine(each.manifest, lang)),
    question: words.question,
    reading: baselinesReading(of, lang),
    kind: words.kind(
      labels.subject,
      listed(labels.each, lang),
      listed(
        panels.map(({ label }) => label),
        lang,
      ),
    ),
    notes: [...words.notes(labels.subject), runs < 2 ? words.oneRun : words.error],
    table: tableOf(
      panels.flatMap(({ rows }) => rows),
      {
        ...{ unit: "of the figures of the row", level: "mean over runs" },
        ...{ low: "level less half the difference's 95 % limits", high: "level plus half of them" },
        subject: "mean of the scenario held against it",
        ...{ difference: "that scenario minus this one", standardError: "of the difference" },
      },
    ),
    body: {
      columns: 2,
      spacing: { row: 20, column: 44 },
      concat: panels.map((panel, k) => baselinesPanel(panel, k, words)),
    },
  });
}

/** Each baseline, then the subject itself, which differs from itself by nothing. */
function rowsOf(of: Baselines, outcome: PairedDifference, label: string, lang: Lang): readonly BaselineRow[] {
  const labels = baselineLabels(of, lang);
  const { runs } = of.subject.manifest;
  const repetitions = repetitionsOf(of.subject.manifest);
  const { factor, sign } = shown(outcome.unit, lang);
  const words = baselinesWords[lang];
  const row = (scenario: string, side: PairedDifference["a"], reach: number) => ({
    ...{ outcome: label, unit: sign, scenario, level: short(side.mean * factor) },
    ...{ low: short((side.mean - reach) * factor), high: short((side.mean + reach) * factor) },
    mean: isNone(side, outcome) ? words.none : meanFigure({ ...outcome, ...side }, runs, "", repetitions, lang),
  });
  const all = againstAll(of, outcome) ?? [];
  const [{ b }] = all;
  return [
    ...all.map((each, k) => ({
      ...row(labels.each[k], each.a, runs < 2 ? 0 : studentT95(repetitions) * each.standardError),
      ...{ kind: "baseline" as const, subject: short(b.mean * factor) },
      ...{ difference: short(each.difference * factor), standardError: short(each.standardError * factor) },
      figure: differenceFigure(each, runs, lang),
    })),
    {
      ...row(labels.subject, b, 0),
      ...{ kind: "subject" as const, subject: short(b.mean * factor) },
      ...{ difference: 0, standardError: 0, figure: "–" },
    },
  ];
}

/** Never seen in any run: what an amount of exactly nothing means. */
function isNone({ mean, standardError }: PairedDifference["a"], { outcome }: PairedDifference): boolean {
  return kindOf(outcome) === "amount" && mean === 0 && standardError === 0;
}
