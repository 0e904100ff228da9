import type { OpenedResults, ResultsKindName } from "../../../sim/results/kinds.ts";
import { withValues } from "../../../sim/results/open-study.ts";
import type { RecordedQuote } from "../../../sim/scoring/hindcast/quotes-on-record.ts";
import type { StudyResults } from "../../../sim/study/study.ts";
import { valuesDrawn } from "../../charts/index.ts";
import type { Chart, DrawnStudy } from "../../charts/kit/chart.ts";
import { sourceLine } from "../../charts/kit/frame.ts";
import { narrowed, weeksUntil } from "../../charts/narrowed.ts";
import { ruleSources } from "../../charts/rules/reading.ts";
import { agesText, asKnown, isOld } from "../../words/known.ts";
import type { Lang } from "../../words/lang.ts";
import { longDate } from "../../words/lists.ts";
import { ruleNames } from "../../words/release-rules.ts";
import { factsOf } from "../../words/study.ts";
import { watchNames } from "../../words/watch.ts";
import { manifestsOf, type PageContent } from "../content.ts";
import { pageWords } from "../page.words.ts";
import type { PagePart } from "../parts/part.ts";
import { watchedOutcomes, watchedSentences } from "../parts/watch.ts";
import { headlines } from "../sections/headlines.ts";
import {
  baselinesQuestion,
  comparisonAnswers,
  comparisonQuestion,
  rulesAnswers,
  rulesQuestion,
  studyAnswers,
  studyQuestion,
} from "./answers.ts";
import type { Brief } from "./brief.ts";
import { briefWords } from "./brief.words.ts";
import {
  type BriefPlace,
  baselinesPlaces,
  type Picked,
  pairPlaces,
  picked,
  rulesPlaces,
  studyPlaces,
} from "./picked.ts";
import { narrowingSentences, restsOn } from "./rests.ts";
import { trustSentences } from "./trust.ts";

/** Kinds of results of which a brief can be made. */
export const briefKinds = ["study", "comparison", "baselines", "rules"] as const satisfies readonly ResultsKindName[];

/** What a brief of some results says at its head, and which charts it may show. */
type Head = Pick<Brief, "title" | "sources" | "question" | "answers"> & {
  readonly places: readonly BriefPlace[];
  /** The study of which it is told what the answer rests on. */
  readonly study: StudyResults;
  /** Under which release rule its runs are, where results have several. */
  readonly under?: string | undefined;
};

/** A brief of results, and the pictures of its charts; `content` is what a page says of the same. RangeError for results of another kind. */
export async function briefOf(
  main: OpenedResults,
  more: readonly OpenedResults[],
  content: PageContent,
  onRecord: readonly RecordedQuote[],
): Promise<{ readonly brief: Brief; readonly pictures: readonly Picked[] }> {
  const { lang = "en", score, record, today, inputs } = content;
  const { places, study, under, ...head } = await headOf(main, content, onRecord, lang);
  const manifests = manifestsOf(content);
  const pictures = await picked(places, askedCharts(content));
  const ofRules = new Set((content.parts ?? []).flatMap((part) => part.charts.map(({ id }) => id)));
  const words = briefWords[lang].under;
  const charts = pictures.map(({ chart }) => ({
    ...{ heading: chart.finding.text, chart },
    caption: under === undefined || ofRules.has(chart.id) ? chart.subtitle : words.caption(chart.subtitle, under),
  }));
  const rests = restsOn(study, inputs, lang);
  const brief: Brief = {
    ...{ lang, ...head, charts, made: today === undefined ? "" : longDate(today, lang) },
    age: today !== undefined && isOld(manifests, today) ? agesText(uniqueOf(manifests), today, lang) : "",
    restsOn: under === undefined ? rests : { ...rests, sentences: [words.rests(under), ...rests.sentences] },
    change: changeOf(main, more, study, lang),
    trust: trustSentences(manifests, score, record, lang),
  };
  return { brief, pictures };
}

/** The charts that were asked for; none where all are shown. */
function askedCharts({ asked = [], charts, parts = [] }: PageContent): readonly Chart[] {
  return asked.includes("--chart") ? [...charts, ...parts.flatMap((part) => part.charts)] : [];
}

async function headOf(
  main: OpenedResults,
  { studies, differences = [], parts = [], shown = { materials: [], sectors: [] }, title }: PageContent,
  onRecord: readonly RecordedQuote[],
  lang: Lang,
): Promise<Head> {
  // Of which sectors charts are changes nothing that is said of the country.
  const told = studies.map((study): DrawnStudy => ({ ...narrowed(study, { ...shown, sectors: [] }), onRecord }));
  const drawn = studies.map(
    (study): DrawnStudy => ({ ...narrowed(study, shown), untilWeeks: weeksUntil(shown, study), onRecord }),
  );
  const titles = studies.map(({ manifest }) => asKnown(factsOf(manifest, lang).title, manifest, lang));
  const sources = studies.map(({ manifest }) => sourceLine(manifest, lang));
  const [first, second] = told;
  switch (main.kind) {
    case "study":
      return {
        ...{ title: title ?? titles[0], sources, study: first },
        ...{ question: studyQuestion(first, lang), answers: studyAnswers(first, lang) },
        places: studyPlaces(drawn[0], lang),
      };
    case "comparison":
      return {
        ...{ title: title ?? titles.join(pageWords[lang].and), sources, study: second },
        ...{ question: comparisonQuestion(told, lang), answers: comparisonAnswers(told, differences, lang) },
        places: pairPlaces(drawn, differences, main.results.explained, lang),
      };
    case "baselines": {
      const part = partOf(parts, "baselines");
      const [, stops, prices] = headlines([first], [], lang)[0].sentences;
      return {
        ...{ title: title ?? part.title, sources, study: first },
        question: baselinesQuestion(first, main.results.baselines.length, lang),
        answers: [...part.sentences, stops, prices].filter((each) => each !== undefined).slice(0, 3),
        places: baselinesPlaces(drawn[0], part.charts[0], lang),
      };
    }
    case "rules": {
      const part = partOf(parts, "rules");
      const { record, studies: all, scenario } = main.results;
      const own = all.find(({ trigger }) => trigger === record.own) ?? all[0];
      const study = { ...(await withValues(own.study, valuesDrawn(own.study.manifest))), onRecord };
      const names = ruleNames(scenario, lang);
      const [source] = ruleSources([{ name: names[own.trigger], scenario: record.scenario, study: own.study }], lang);
      return {
        ...{ title: title ?? part.title, sources: [source], study },
        question: rulesQuestion(study, lang),
        answers: [
          ...rulesAnswers(main.results, part.sentences, names, lang),
          ...headlines([study], [], lang)[0]
            .sentences.slice(1, 2)
            .map((each) => briefWords[lang].under.answer(each, names[own.trigger])),
        ].slice(0, 3),
        under: names[own.trigger],
        places: rulesPlaces(main.results, study, lang),
      };
    }
    default:
      throw new RangeError(`briefOf: no brief is made of ${main.kind}`);
  }
}

function partOf(parts: readonly PagePart[], id: string): PagePart {
  const found = parts.find((part) => part.id === id);
  if (found === undefined) throw new RangeError(`briefOf: the page has no part ${id}`);
  return found;
}

/** What would change the answer: what the watchpoints say, where results of them are given; else what would narrow it. */
function changeOf(
  main: OpenedResults,
  more: readonly OpenedResults[],
  study: StudyResults,
  lang: Lang,
): Brief["change"] {
  const words = briefWords[lang].change;
  for (const each of [main, ...more]) {
    if (each.kind !== "watch") continue;
    const { record } = each.results;
    if (!isKnownAlike(record.facts, study.manifest.facts)) return { from: words.otherFacts, sentences: [] };
    const names = watchNames(record, lang);
    const sentences = [...watchedSentences(record, names, lang), ...watchedOutcomes(record, names, lang)].slice(0, 3);
    const from = words.fromWatch(longDate(record.asOf, lang));
    return { from, sentences: sentences.length === 0 ? [words.silent] : sentences };
  }
  const sentences = narrowingSentences(study, lang);
  return sentences.length === 0 ? { from: words.unknown, sentences } : { from: words.withoutWatch, sentences };
}

type Facts = { readonly sha256: string; readonly asOf: string } | undefined;

/** Whether watchpoints tell odds by what the study knows. */
function isKnownAlike(watched: Facts, known: Facts): boolean {
  return watched?.sha256 === known?.sha256 && watched?.asOf === known?.asOf;
}

/** The same scenario told once. */
function uniqueOf<Of extends { readonly scenarioSha256: string }>(all: readonly Of[]): readonly Of[] {
  return [...new Map(all.map((each) => [each.scenarioSha256, each])).values()];
}
