import type { OutcomeName } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import { finishedRuns } from "../../../sim/study/layout.ts";
import type { News } from "../../../sim/study/news.ts";
import type { Manifest, Study } from "../../../sim/study/study.ts";
import { fewEffective } from "../../../sim/study/surprise.ts";
import { factTitles } from "../../charts/changes.ts";
import { newsChart } from "../../charts/news.ts";
import { newsWords } from "../../charts/news.words.ts";
import { chance } from "../../tables/news.ts";
import { formatExact, formatWithError, runsText } from "../../words/figures.ts";
import { dayIn } from "../../words/known.ts";
import type { Lang } from "../../words/lang.ts";
import { listed } from "../../words/lists.ts";
import { labelOf } from "../../words/outcomes.ts";
import { factsOf } from "../../words/study.ts";
import { titleIn } from "../../words/titles.ts";
import { shown } from "../../words/units.ts";
import { htmlTable, sentence } from "../html.ts";
import { newsPartWords } from "./news.words.ts";
import type { PagePart } from "./part.ts";

type Estimate = { readonly mean: number; readonly standardError: number };

/** What a reader asks first of what moves. */
const shownFirst: readonly OutcomeName[] = ["unmetNeedShare", "lossHigh"];

/** The first of each of these. */
export function firstOf<T extends Pick<OutcomeKey, "outcome">>(outcomes: readonly T[]): readonly T[] {
  return shownFirst.flatMap((name) => outcomes.filter(({ outcome }) => outcome === name).slice(0, 1));
}

/** A figure of a row with its error, in the unit shown. */
export function errorFigure(unit: string, value: number, error: number, lang: Lang): string {
  const { factor } = shown(unit, lang);
  return formatWithError(value * factor, error * factor);
}

/** What facts a study knows, what its runs are worth by them, and what each moved, as a section; undefined of one without facts. */
export function newsPart({ manifest, insights, summary }: Study, lang: Lang): PagePart | undefined {
  if (manifest.facts === undefined) return undefined;
  const words = newsPartWords[lang];
  const { title } = factsOf(manifest, lang);
  const titleOf = factTitles([manifest], lang);
  const news = insights?.news;
  const contradicting = (news?.facts ?? []).filter(({ contradicts }) => contradicts);
  const chart =
    news &&
    newsChart(
      {
        ...{ id: "news", manifests: [manifest], worth: manifest.effectiveRuns ?? finishedRuns(manifest) },
        ends: [newsWords[lang].before, newsWords[lang].known(dayIn(manifest.facts.asOf, lang))],
        ...stepsOf(news, titleOf, lang),
        outcomes: news.outcomes.flatMap((of) => {
          const after = summary.outcomes.find((each) => outcomeId(each) === outcomeId(of));
          return after === undefined ? [] : [{ ...of, after, steps: stepsTo(after, of) }];
        }),
      },
      lang,
    );
  return {
    id: "news",
    heading: words.heading,
    title: words.title(title),
    sentences: [
      knownSentence(manifest, lang),
      ...contradicting.map(({ name, givenEarlier }) => words.against(titleOf(name), chance(givenEarlier))),
    ],
    sources: [],
    charts: chart ? [chart] : [],
    tables: [asideNote(manifest, lang), factsTable({ manifest, insights }, lang), readingsTable(manifest, lang)].join(
      "",
    ),
    made: [],
    manifests: [],
  };
}

/** The facts that are told in order, and all that follow as one. */
function stepsOf({ facts, outcomes: [first] }: News, titleOf: (name: string) => string, lang: Lang) {
  const told = facts.filter((_, f) => first?.inOrder[f] !== null);
  const later = facts.length - told.length;
  const rest = { title: newsPartWords[lang].later(formatExact(later)), contradicts: false };
  return {
    steps: [
      ...told.map(({ name, contradicts }) => ({ title: titleOf(name), contradicts })),
      ...(later === 0 ? [] : [rest]),
    ],
  };
}

/** From step to step as far as these are told, and from there to what is known in the end, by other runs. */
function stepsTo(after: Estimate, { before, inOrder }: News["outcomes"][number]) {
  const told = inOrder.filter((step) => step !== null);
  if (told.length === inOrder.length) return told;
  const { mean, standardError } = told.at(-1) ?? before;
  const error = Math.hypot(after.standardError, standardError);
  return [...told, { mean: after.mean, difference: after.mean - mean, standardError: error }];
}

/** To which day and by what a study is known, and what its runs are worth. */
export function knownSentence({ facts, effectiveRuns, particles, ...manifest }: Manifest, lang: Lang): string {
  const words = newsPartWords[lang];
  if (facts === undefined) return "";
  const [day, title, all] = [dayIn(facts.asOf, lang), titleIn(facts.title, lang), formatExact(facts.used.length)];
  if (effectiveRuns === undefined) return words.inScript(day, title, all);
  const worth = formatExact(Math.floor(effectiveRuns));
  const runs = runsText(finishedRuns(manifest), lang);
  const said = words.known({
    ...{ day, facts: title, all, weighing: formatExact(facts.weighing.length) },
    ...{ runs, worth },
  });
  const few = effectiveRuns < fewEffective ? words.few : "";
  return `${said}${few}${particles === undefined ? "" : `${lang === "en" ? " " : ""}${words.particles(runs, formatExact(particles.readings.at(-1)?.ancestors ?? 0), worth)}`}`;
}

/** Facts that its posterior may have been inferred from; empty where there are none. */
export function asideNote({ facts }: Pick<Manifest, "facts">, lang: Lang): string {
  if (facts?.setAside === undefined) return "";
  const { knownTo, facts: names } = facts.setAside;
  return `<p class="caveat">${sentence(newsPartWords[lang].aside(dayIn(knownTo, lang), listed(names, lang)))}</p>`;
}

function factsTable({ manifest, insights }: Pick<Study, "manifest" | "insights">, lang: Lang): string {
  const words = newsPartWords[lang];
  const { titles } = factsOf(manifest, lang);
  const news = insights?.news;
  const outcomes = firstOf(news?.outcomes ?? []);
  const [fact, known, grade, chanceHead, left, source] = words.heads;
  const used = manifest.facts?.used ?? [];
  const rows = used.map((of) => {
    const at = news?.facts.findIndex(({ name }) => name === of.name) ?? -1;
    const weighed = news?.facts[at];
    return {
      mark: weighed?.contradicts === true ? "against" : "",
      cells: [
        ...[titleIn(of.title, lang), dayIn(of.known, lang), of.grade],
        ...(weighed === undefined
          ? news === undefined
            ? []
            : ["–", "–", ...outcomes.map(() => "–")]
          : [
              chance(weighed.givenEarlier),
              formatExact(Math.floor(weighed.worthInOrder)),
              ...outcomes.map(({ unit, inOrder, alone }) => {
                const { difference, standardError } = inOrder[at] ?? alone[at];
                const figure = errorFigure(unit, difference, standardError, lang);
                return inOrder[at] === null ? words.byItself(figure) : figure;
              }),
            ]),
        of.source,
      ],
    };
  });
  const moves = outcomes.map((of) => words.moves(labelOf(of, titles, lang), shown(of.unit, lang).difference));
  const isTold = news !== undefined;
  const weighedHeads = isTold ? [chanceHead, left, ...moves] : [];
  return htmlTable({
    caption: isTold ? words.facts : words.onRecord,
    heads: [fact, known, grade, ...weighedHeads, source],
    rows: rows.map(({ cells }) => cells),
    marks: rows.map(({ mark }) => mark),
    figures: weighedHeads.map((_, k) => 3 + k),
    whole: [1],
  });
}

function readingsTable({ particles, facts }: Manifest, lang: Lang): string {
  if (particles === undefined) return "";
  const words = newsPartWords[lang];
  const titles = new Map((facts?.used ?? []).map(({ name, title }) => [name, titleIn(title, lang)]));
  return htmlTable({
    caption: words.readings,
    heads: words.readingHeads,
    rows: particles.readings.map(({ week, facts: names, effective, copied, ancestors }) => [
      String(week),
      listed(
        names.map((name) => titles.get(name) ?? name),
        lang,
      ),
      formatExact(Math.floor(effective)),
      copied === null ? "–" : formatExact(copied),
      formatExact(ancestors),
    ]),
    figures: [0, 2, 3, 4],
  });
}
