import { repetitionsOf } from "../../../sim/estimates/repetitions.ts";
import { againstAll, type Baselines, baselineLabels } from "../../charts/baselines/baselines.ts";
import { baselinesChart } from "../../charts/baselines/baselines-chart.ts";
import { baselinesReading } from "../../charts/baselines/baselines-reading.ts";
import { baselinesWords } from "../../charts/baselines/baselines-words.ts";
import { sourceLine } from "../../charts/framed-chart.ts";
import { differenceFigure } from "../../difference-figures.ts";
import { isBeyondErrorTogether, type Judged, judgedPerBaseline } from "../../explain/judged-together.ts";
import { runsText } from "../../format.ts";
import { headlineOutcomes } from "../../headline-outcomes.ts";
import type { Lang } from "../../lang.ts";
import { factsOf } from "../../names.ts";
import { meanFigure } from "../../outcome-figures.ts";
import { labelOf } from "../../outcome-labels.ts";
import { shown } from "../../shown-units.ts";
import { keptTable } from "../html.ts";
import { type ScenarioWords, scenarioWord } from "../scenario-words.ts";
import { studyFlags } from "../study-flags.ts";
import { madeOf, type PagePart } from "./page-part.ts";
import { partWords } from "./part-words.ts";

/** One scenario held against several baselines, as a section. */
export function baselinesPart(of: Baselines, lang: Lang = "en", given?: ScenarioWords): PagePart {
  const words = partWords[lang].baselines;
  const manifests = [...of.each.map(({ study }) => study.manifest), of.subject.manifest];
  const labels = baselineLabels(of, lang);
  const { beyond, tables } = judgedTables(of, lang);
  return {
    id: "baselines",
    heading: words.heading,
    title: words.title(labels.subject, of.each.length),
    sentences: [baselinesReading(of, lang), beyond],
    sources: manifests.map((manifest) => sourceLine(manifest, lang)),
    charts: [baselinesChart(of, lang)],
    tables,
    command: ["compare", ...manifests.map((of) => scenarioWord(of, given)), ...studyFlags(manifests)],
    made: manifests.map(madeOf),
    manifests,
  };
}

/** The headline outcomes in each scenario, their differences, and how many of all differences are beyond error. */
function judgedTables(of: Baselines, lang: Lang): { readonly beyond: string; readonly tables: string } {
  const words = partWords[lang].baselines;
  const { runs } = of.subject.manifest;
  const { titles, name } = factsOf(of.subject.manifest, lang);
  const names = of.each.map(({ study }) => factsOf(study.manifest).name);
  const repetitions = repetitionsOf(of.subject.manifest);
  const judged = judgedPerBaseline(
    of.each.map(({ differences }, k) => ({ baseline: names[k], differences })),
    repetitions,
  );
  const all = judged.flatMap(({ differences }) => differences);
  const count = all.filter((each) => isBeyondErrorTogether(each, repetitions)).length;
  const beyond =
    repetitions < 2
      ? partWords[lang].matched.oneRun(runsText(repetitions, lang))
      : baselinesWords[lang].beyond(count, all.length);
  const judgedOf = { subject: of.subject, each: of.each.map((each, k) => ({ ...each, ...judged[k] })) };
  const rows = headlineOutcomes(judged[0].differences).flatMap((outcome) => {
    const against = againstAll(judgedOf, outcome) as readonly Judged[] | undefined;
    return against === undefined
      ? []
      : [{ head: [labelOf(outcome, titles, lang), shown(outcome.unit, lang).sign], against }];
  });
  const level = (each: Judged, side: "a" | "b") => meanFigure({ ...each, ...each[side] }, runs, "", repetitions, lang);
  const levels = keptTable({
    caption: words.levels,
    heads: [...words.heads, ...names, name],
    rows: rows.map(({ head, against }) => [
      ...head,
      ...against.map((each) => level(each, "a")),
      level(against[0], "b"),
    ]),
    figures: [...names, name].map((_, k) => k + 2),
    whole: [1],
  });
  const differences = keptTable({
    caption: words.differences(name, beyond),
    heads: [...words.heads, ...names],
    rows: rows.map(({ head, against }) => [
      ...head,
      ...against.map(
        (each) => `${differenceFigure(each, runs, lang)}${isBeyondErrorTogether(each, repetitions) ? " *" : ""}`,
      ),
    ]),
    figures: names.map((_, k) => k + 2),
    whole: [1],
  });
  return { beyond, tables: levels + differences };
}
