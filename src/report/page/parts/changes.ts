import type { Change, ChangesRecord } from "../../../sim/analysis/news/record.ts";
import type { Study } from "../../../sim/study/study.ts";
import { changesCharts, factTitles, knownTitles } from "../../charts/changes.ts";
import { sourceLine } from "../../charts/kit/frame.ts";
import { newsWords } from "../../charts/news.words.ts";
import { chance } from "../../tables/news.ts";
import { formatExact } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { listed } from "../../words/lists.ts";
import { labelOf } from "../../words/outcomes.ts";
import { factsOf } from "../../words/study.ts";
import { shown } from "../../words/units.ts";
import { htmlTable, keptTable, sentence } from "../html.ts";
import { asideNote, errorFigure, firstOf } from "./news.ts";
import { newsPartWords } from "./news.words.ts";
import { madeOf, type PagePart } from "./part.ts";

/** What changed from what was known to what is known now, as a section. */
export function changesPart(
  { record, studies }: { readonly record: ChangesRecord; readonly studies: readonly Study[] },
  lang: Lang,
): PagePart {
  const words = newsPartWords[lang];
  const manifests = studies.map(({ manifest }) => manifest);
  const last = manifests[manifests.length - 1];
  const titleOf = factTitles(manifests, lang);
  const charts = changesCharts({ record, studies }, lang);
  const against = record.changes.flatMap(({ steps }) => steps.filter(({ contradicts }) => contradicts));
  return {
    id: "news",
    heading: words.heading,
    title: words.title(factsOf(last, lang).title),
    sentences: [
      ...charts.map(({ reading }) => reading),
      ...against.map(({ facts, probability }) =>
        words.against(listed(facts.map(titleOf), lang), chance(probability ?? 0)),
      ),
    ],
    sources: manifests.map((manifest) => sourceLine(manifest, lang)),
    charts,
    tables: [
      asideNote(last, lang),
      ...record.changes.map((_, k) => levelsTable(record, k, manifests, lang) + stepsTable(record, k, manifests, lang)),
    ].join(""),
    made: manifests.map(madeOf),
    manifests,
  };
}

type Manifests = readonly Study["manifest"][];

function levelsTable(record: ChangesRecord, k: number, manifests: Manifests, lang: Lang): string {
  const words = newsPartWords[lang];
  const { titles } = factsOf(manifests[k], lang);
  const known = knownTitles(record, lang);
  return keptTable({
    caption: words.levels,
    heads: [...words.outcome, known[k], known[k + 1], words.change],
    rows: record.changes[k].outcomes.map((of) => [
      labelOf(of, titles, lang),
      shown(of.unit, lang).sign,
      errorFigure(of.unit, of.before.mean, of.before.standardError, lang),
      errorFigure(of.unit, of.after.mean, of.after.standardError, lang),
      errorFigure(of.unit, of.difference, of.standardError, lang),
    ]),
    figures: [2, 3, 4],
    whole: [1],
  });
}

function stepsTable(record: ChangesRecord, k: number, manifests: Manifests, lang: Lang): string {
  const words = newsPartWords[lang];
  const change: Change = record.changes[k];
  if (change.steps.length === 0) return `<p>${sentence(words.nothing)}</p>`;
  const { titles } = factsOf(manifests[k], lang);
  const titleOf = factTitles(manifests, lang);
  const outcomes = firstOf(change.outcomes);
  const moves = outcomes.map((of) => words.moves(labelOf(of, titles, lang), shown(of.unit, lang).difference));
  return htmlTable({
    caption: words.steps,
    heads: [...words.stepHeads, ...moves],
    rows: change.steps.map(({ kind, facts, probability, worth }, s) => [
      newsWords[lang].steps[kind](listed(facts.map(titleOf), lang)),
      probability === null ? "–" : chance(probability),
      formatExact(Math.floor(worth)),
      ...outcomes.map(({ unit, steps }) => errorFigure(unit, steps[s].difference, steps[s].standardError, lang)),
    ]),
    marks: change.steps.map(({ contradicts }) => (contradicts ? "against" : "")),
    figures: [1, 2, ...moves.map((_, m) => 3 + m)],
  });
}
