import { headlineOutcomes, kindOf, type OutcomeName } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import { repetitionsOf } from "../../sim/study/layout.ts";
import { studentT95 } from "../../sim/study/mean.ts";
import type { PairedDifference, StudyResults } from "../../sim/study/study.ts";
import { differenceFigure, isBeyondError } from "../words/difference-figures.ts";
import { inUnit, runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised, listed } from "../words/lists.ts";
import { meanFigure } from "../words/outcome-figures.ts";
import { labelOf } from "../words/outcomes.ts";
import { factsOf } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { type BaselineRow, baselinesPanel, mostWidth } from "./baselines.panel.ts";
import { baselinesWords } from "./baselines.words.ts";
import { widthOfNames } from "./kit/axes.ts";
import { type Chart, short, tableOf } from "./kit/chart.ts";
import { isLessThanShown, leastShown, mergedDifferences } from "./kit/difference-rows.ts";
import { type Finding, findingOf, levelTold, nothingFound, tooClose } from "./kit/finding.ts";
import { frame, ofWhom, sourceLine } from "./kit/frame.ts";
import { widestOf } from "./kit/names.ts";
import { roundedUp } from "./kit/same.ts";

/** One scenario held against several on common random numbers; differences are the subject minus each. */
export type Baselines = {
  readonly subject: Pick<StudyResults, "manifest">;
  readonly each: readonly {
    readonly study: Pick<StudyResults, "manifest">;
    readonly differences: readonly PairedDifference[];
  }[];
};

/** Least room for a scenario's name beside a panel [px]. */
const leastWidth = 120;

/** What a text calls the subject and each baseline: by title, or by name where two share one. */
export function baselineTitles({ subject, each }: Baselines, lang: Lang) {
  const facts = [subject, ...each.map(({ study }) => study)].map(({ manifest }) => factsOf(manifest, lang));
  const titles = facts.map(({ title }) => title);
  const [ofSubject, ...ofEach] = new Set(titles).size === titles.length ? titles : facts.map(({ name }) => name);
  return { subject: ofSubject, each: ofEach };
}

/** The same beside a panel, and how wide that is: by name where a title is too long. */
export function baselineLabels(of: Baselines, lang: Lang) {
  const { subject, each } = baselineTitles(of, lang);
  const titles = [subject, ...each];
  const names = [of.subject, ...of.each.map(({ study }) => study)].map(({ manifest }) => factsOf(manifest, lang).name);
  const labels = titles.every((title) => widthOf(title) <= mostWidth) ? titles : names;
  const [ofSubject, ...ofEach] = labels;
  return { subject: ofSubject, each: ofEach, width: Math.max(leastWidth, widthOfNames(labels, mostWidth)) };
}

/** About as wide as a text is drawn as an axis label [px]. */
function widthOf(text: string): number {
  return widestOf([text], 11.5);
}

/** An outcome against every baseline, in their order; undefined unless all have it. */
export function againstAll({ each }: Baselines, of: PairedDifference): readonly PairedDifference[] | undefined {
  const all = each.flatMap(({ differences }) => differences.filter((other) => outcomeId(other) === outcomeId(of)));
  return all.length === each.length ? all : undefined;
}

/** The first headline outcome against each baseline in words. @throws RangeError when they share none. */
export function baselinesReading(of: Baselines, lang: Lang): string {
  const words = baselinesWords[lang];
  const { runs } = of.subject.manifest;
  const { titles } = factsOf(of.subject.manifest, lang);
  const labels = baselineTitles(of, lang);
  const first = headlineOutcomes(of.each[0].differences).find((each) => againstAll(of, each) !== undefined);
  if (first === undefined) throw new RangeError("baselinesReading: the baselines share no headline outcome");
  const each = (againstAll(of, first) ?? []).map((one, k) => {
    if (one.difference === 0) return words.same(labels.each[k]);
    return words.against({
      ...{ signed: inUnitOf(one, runs, lang), baseline: labels.each[k], isLess: one.difference < 0 },
      size: inUnitOf({ ...one, difference: Math.abs(one.difference) }, runs, lang).replace("+", ""),
    });
  });
  return words.reading(labelOf(first, titles, lang), labels.subject, each);
}

/** The first outcome against the baseline from which the subject lies farthest, where that is beyond error. */
function baselinesFinding(of: Baselines, lang: Lang): Finding {
  const { headline } = baselinesWords[lang];
  const { manifest } = of.subject;
  const repetitions = repetitionsOf(manifest);
  const { titles } = factsOf(manifest, lang);
  const labels = baselineTitles(of, lang);
  const first = headlineOutcomes(of.each[0].differences).find((each) => againstAll(of, each) !== undefined);
  if (first === undefined) throw new RangeError("baselinesFinding: the baselines share no headline outcome");
  const outcome = labelOf(first, titles, lang);
  if (manifest.runs < 2) return nothingFound(headline.noError(runsText(manifest.runs, lang)));
  const [farthest] = (againstAll(of, first) ?? [])
    .map((difference, k) => ({ difference, baseline: labels.each[k] }))
    .filter(({ difference }) => isBeyondError(difference, repetitions))
    .toSorted((a, b) => Math.abs(b.difference.difference) - Math.abs(a.difference.difference));
  if (farthest === undefined) return tooClose(headline.close(outcome, labels.subject), [], lang);
  const { difference, baseline } = farthest;
  const [from, to] = [difference.a, difference.b].map((side) => levelTold(difference, side, repetitions, lang));
  return findingOf((told) => headline.apart(outcome, labels.subject, told.to, baseline, told.from), { from, to }, lang);
}

function inUnitOf(of: PairedDifference, runs: number, lang: Lang): string {
  return inUnit(differenceFigure(of, runs, lang), shown(of.unit, lang).difference, lang);
}

/** Outcomes that are drawn, of each at most two: a material or a sector more would say much the same. */
const drawn: readonly OutcomeName[] = ["unmetNeedShare", "pricePaidPeakMultiple", "lossHigh", "banWeeks"];

/** The baselines in the order of how far the subject's first headline outcome lies from them, the farthest first. */
function farthestFirst(of: Baselines): Baselines {
  const first = headlineOutcomes(of.each[0].differences).find((each) => againstAll(of, each) !== undefined);
  if (first === undefined) return of;
  const gap = ({ differences }: Baselines["each"][number]) =>
    Math.abs(differences.find((each) => outcomeId(each) === outcomeId(first))?.difference ?? 0);
  return { ...of, each: of.each.toSorted((one, other) => gap(other) - gap(one)) };
}

/** An outcome that is drawn, and another metal of which its panel tells, with how far at most its figures lie from those drawn. */
type DrawnOutcome = {
  readonly each: PairedDifference;
  readonly others: readonly { readonly material: string; readonly within: number }[];
};

/** Outcomes that are drawn: of each at most two metals, and one where no mean and no difference to a baseline of theirs differs beyond error. */
function outcomesDrawn(of: Baselines): readonly DrawnOutcome[] {
  const repetitions = repetitionsOf(of.subject.manifest);
  return drawn.flatMap((outcome) => {
    const found = headlineOutcomes(of.each[0].differences)
      .filter((each) => each.outcome === outcome && againstAll(of, each) !== undefined)
      .slice(0, 2);
    if (found.length < 2) return found.map((each) => ({ each, others: [] }));
    const merged = (againstAll(of, found[0]) ?? []).map((one, k) =>
      mergedDifferences([one, (againstAll(of, found[1]) ?? [])[k]], repetitions),
    );
    if (merged.some(({ length }) => length > 1)) return found.map((each) => ({ each, others: [] }));
    const within = Math.max(...merged.flatMap(([{ others }]) => others.map((other) => other.within)));
    return [{ each: found[0], others: [{ material: found[1].material ?? "", within }] }];
  });
}

/** The mean outcomes of a scenario beside those of each baseline, and what lies between, one panel an outcome. */
export function baselinesChart(given: Baselines, lang: Lang = "en"): Chart {
  const of = farthestFirst(given);
  const words = baselinesWords[lang];
  const { manifest } = of.subject;
  const { runs } = manifest;
  const { titles, name } = factsOf(manifest, lang);
  const labels = baselineLabels(of, lang);
  const panels = outcomesDrawn(of).map(({ each, others }) => {
    const label = labelOf(each, titles, lang);
    const { factor, sign } = shown(each.unit, lang);
    const title = each.unit === "weeks" ? capitalised(label) : words.panel(capitalised(label), sign);
    const told = others.map(({ material, within }) =>
      words.other(titles.material(material), roundedUp(within * factor)),
    );
    return {
      label,
      title: [title, ...told].join(words.between),
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
    of: ofWhom([manifest], lang),
    question: words.question,
    finding: baselinesFinding(of, lang),
    shows: words.shows(labels.subject),
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
    mean: isNone(side, outcome)
      ? words.none
      : isLessThanShown(side, outcome.unit, lang)
        ? words.less(leastShown)
        : meanFigure({ ...outcome, ...side }, runs, "", repetitions, lang),
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
