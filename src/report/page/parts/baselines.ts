import { headlineOutcomes } from "../../../model/outcomes/index.ts";
import { type Judged, judgedPerBaseline } from "../../../sim/study/judged.ts";
import { repetitionsOf } from "../../../sim/study/layout.ts";
import {
  againstAll,
  type Baselines,
  baselinesChart,
  baselinesReading,
  baselineTitles,
} from "../../charts/baselines.ts";
import { baselinesWords } from "../../charts/baselines.words.ts";
import { sourceLine } from "../../charts/kit/frame.ts";
import { differenceFigure, isBeyondErrorTogether } from "../../words/difference-figures.ts";
import { runsText } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { meanFigure } from "../../words/outcome-figures.ts";
import { labelOf } from "../../words/outcomes.ts";
import { factsOf, isLicensedAtStart } from "../../words/study.ts";
import { shown } from "../../words/units.ts";
import { keptTable, sentence } from "../html.ts";
import { madeOf, type PagePart } from "./part.ts";
import { partWords } from "./parts.words.ts";

/** One scenario held against several baselines, as a section. */
export function baselinesPart(of: Baselines, lang: Lang = "en"): PagePart {
  const words = partWords[lang].baselines;
  const manifests = [...of.each.map(({ study }) => study.manifest), of.subject.manifest];
  const labels = baselineTitles(of, lang);
  const tables = judgedTables(of, lang);
  return {
    id: "baselines",
    heading: words.heading,
    title: words.title(labels.subject, of.each.length),
    sentences: [baselinesReading(of, lang)],
    sources: manifests.map((manifest) => sourceLine(manifest, lang)),
    charts: [baselinesChart(of, lang)],
    tables: licensedNote(of, lang) + tables,
    made: manifests.map(madeOf),
    manifests,
  };
}

/** The headline outcomes in each scenario, their differences, and how many of all differences are beyond error. */
function judgedTables(of: Baselines, lang: Lang): string {
  const words = partWords[lang].baselines;
  const { runs } = of.subject.manifest;
  const { titles } = factsOf(of.subject.manifest, lang);
  const { subject, each: baselines } = baselineTitles(of, lang);
  const repetitions = repetitionsOf(of.subject.manifest);
  const judged = judgedPerBaseline(
    of.each.map(({ differences }, k) => ({ baseline: baselines[k], differences })),
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
    heads: [...words.heads, ...baselines, subject],
    rows: rows.map(({ head, against }) => [
      ...head,
      ...against.map((each) => level(each, "a")),
      level(against[0], "b"),
    ]),
    figures: [...baselines, subject].map((_, k) => k + 2),
    whole: [1],
  });
  const differences = keptTable({
    caption: words.differences(subject, beyond),
    heads: [...words.heads, ...baselines],
    rows: rows.map(({ head, against }) => [
      ...head,
      ...against.map(
        (each) => `${differenceFigure(each, runs, lang)}${isBeyondErrorTogether(each, repetitions) ? " *" : ""}`,
      ),
    ]),
    figures: baselines.map((_, k) => k + 2),
    whole: [1],
  });
  return levels + differences;
}

/** What baselines under licence from their start are worth, where need goes unmet in them; nothing where there are none. */
function licensedNote(of: Baselines, lang: Lang): string {
  const { subject, each: titles } = baselineTitles(of, lang);
  const licensed = of.each.map(
    ({ study, differences }) =>
      isLicensedAtStart(study.manifest) &&
      differences.some((each) => each.outcome === "unmetNeedShare" && each.a.mean > 0),
  );
  const baselines = titles.filter((_, k) => licensed[k]);
  return baselines.length === 0
    ? ""
    : `<p class="caveat">${sentence(partWords[lang].baselines.licensed(baselines, subject))}</p>`;
}
