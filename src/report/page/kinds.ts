import type { OpenedResults, ResultsKindName } from "../../sim/results/kinds.ts";
import { compareStudies } from "../../sim/study/compare.ts";
import type { PairedDifference, Study } from "../../sim/study/study.ts";
import { type ValidationScore, validationScore } from "../tables/validation-score.ts";
import type { Lang } from "../words/lang.ts";
import { baselinesPart } from "./parts/baselines.ts";
import { changesPart } from "./parts/changes.ts";
import { discoveryPart } from "./parts/discovery.ts";
import { hindcastPart } from "./parts/hindcast.ts";
import { inferencePart } from "./parts/inference.ts";
import { matchedPart } from "./parts/matched.ts";
import { newsPart } from "./parts/news.ts";
import type { PagePart } from "./parts/part.ts";
import { rulesPart } from "./parts/rules.ts";
import { sensitivityPart } from "./parts/sensitivity.ts";
import { sweepPart } from "./parts/sweep.ts";
import { watchPart } from "./parts/watch.ts";

type ResultsOf<Name extends ResultsKindName> = OpenedResults<Name>["results"];

/** What a page says of a kind of results. */
type PageKind<Results> = {
  /** Whether they make a section of any page; else a page of their own, made of their studies. */
  readonly isSection: boolean;
  /** The studies that a page of their own draws one by one. */
  readonly drawn?: (results: Results) => readonly Study[];
  /** What they add to a page of any kind. */
  readonly part?: (results: Results, lang: Lang) => PagePart | undefined | Promise<PagePart>;
  /** How the model did against the past. */
  readonly score?: (results: Results) => ValidationScore;
};

/** By kind, in the order in which a reader asks; null for those of which a page says nothing. */
const pageKinds: { readonly [Name in ResultsKindName]: PageKind<ResultsOf<Name>> | null } = {
  study: {
    isSection: false,
    drawn: ({ studies }) => studies,
    part: ({ studies: [study] }, lang) => newsPart(study, lang),
  },
  comparison: {
    isSection: false,
    drawn: ({ studies }) => studies,
    part: ({ studies, matched }, lang) =>
      matched === undefined
        ? newsPart(studies.findLast(({ manifest }) => manifest.facts !== undefined) ?? studies[1], lang)
        : matchedPart({ studies, ...matched }, lang),
  },
  baselines: {
    isSection: true,
    drawn: ({ subject }) => [subject],
    part: async ({ subject, baselines }, lang) => {
      const each: { readonly study: Study; readonly differences: readonly PairedDifference[] }[] = [];
      for (const study of baselines) each.push({ study, differences: await compareStudies(study, subject) });
      return baselinesPart({ subject, each }, lang);
    },
  },
  changes: { isSection: true, drawn: ({ studies }) => studies.slice(-1), part: changesPart },
  rules: { isSection: true, part: rulesPart },
  hindcast: { isSection: true, part: hindcastPart, score: ({ record }) => validationScore(record) },
  forecast: null,
  score: null,
  inference: {
    isSection: true,
    part: ({ record, codeVersion }, lang) => inferencePart(record, codeVersion, lang),
  },
  sweep: {
    isSection: true,
    part: ({ record, codeVersion }, lang) => sweepPart(record, codeVersion, lang),
  },
  sensitivity: {
    isSection: true,
    part: ({ record, codeVersion }, lang) => sensitivityPart(record, codeVersion, lang),
  },
  watch: { isSection: true, part: ({ record, codeVersion }, lang) => watchPart(record, codeVersion, lang) },
  discovery: {
    isSection: true,
    part: ({ record, codeVersion }, lang) => discoveryPart(record, codeVersion, lang),
  },
  replay: null,
};

const names = Object.keys(pageKinds) as readonly ResultsKindName[];

/** Kinds of which a page can be made. */
export const reportedKinds = names.filter((name) => pageKinds[name] !== null);

/** Kinds that a page of another can take in. */
export const sectionKinds = names.filter((name) => pageKinds[name]?.isSection);

type ResultsByKind = { readonly [Name in ResultsKindName]: ResultsOf<Name> };
/** Results beside their kind, so that a name and what it stands for go together. */
type Told<Name extends ResultsKindName> = {
  readonly [Kind in Name]: { readonly kind: Kind; readonly results: ResultsByKind[Kind] };
}[Name];

/** What a page says of results of any kind; null where it says nothing. */
export function saysOf<Name extends ResultsKindName>({ kind, results }: Told<Name>) {
  const says: PageKind<ResultsByKind[Name]> | null = pageKinds[kind];
  return (
    says && {
      isSection: says.isSection,
      drawn: says.drawn?.(results) ?? [],
      part: (lang: Lang) => says.part?.(results, lang),
      score: () => says.score?.(results),
    }
  );
}
