import type { WatchedWindow, WatchRecord } from "../../../sim/analysis/watch/record.ts";
import { rankedFor, tellingOf } from "../../../sim/analysis/watch/telling.ts";
import { watchChart, watchSource } from "../../charts/watch.ts";
import type { Lang } from "../../words/lang.ts";
import { capitalised, longDate } from "../../words/lists.ts";
import { shareOfUnknown, tellingSentence, type WatchNames, watchNames, watchPhrases } from "../../words/watch.ts";
import { keptTable } from "../html.ts";
import type { PagePart } from "./part.ts";
import { watchPartWords } from "./watch.words.ts";

/** Sentences of what to take away. */
const mostSentences = 3;

/** What to look at next, and what each sight would mean, as a section. */
export function watchPart(record: WatchRecord, codeVersion = "–", lang: Lang = "en"): PagePart {
  const words = watchPartWords[lang];
  const names = watchNames(record, lang);
  const chart = watchChart(record, lang);
  const { seed, runs, engineVersion, scenarioSha256, asOf } = record;
  return {
    id: "watch",
    heading: words.heading,
    title: words.title(names.title),
    sentences: [
      ...(chart === null ? [] : [chart.reading]),
      ...watchedSentences(record, names, lang),
      words.asOf(longDate(asOf, lang)),
    ],
    sources: [watchSource(record, lang)],
    charts: chart === null ? [] : [chart],
    tables: record.windows.map((window) => tableOf(record, window, names, lang)).join("\n"),
    made: [
      {
        ...{ name: names.name, seed, runs: String(runs), codeVersion, engineVersion, scenarioSha256 },
        resultHash: "–",
      },
    ],
    manifests: [],
  };
}

/** Of the last window what the signals that say most of the ending would do to its odds; none where none says anything. */
export function watchedSentences(
  { windows, targets: [target] }: WatchRecord,
  names: WatchNames,
  lang: Lang,
): readonly string[] {
  const { signals, until } = windows[windows.length - 1];
  if (target?.id !== "ending") return [];
  return rankedFor(signals, 0)
    .slice(0, mostSentences)
    .flatMap((signal) => {
      const telling = tellingOf(signal, target, 0);
      return telling === undefined ? [] : [tellingSentence(telling, signal, target, until, names, lang)];
    });
}

/** Of each other outcome what the signal that says most of it would do to its odds in the last window. */
export function watchedOutcomes({ windows, targets }: WatchRecord, names: WatchNames, lang: Lang): readonly string[] {
  const { signals, until } = windows[windows.length - 1];
  return targets.flatMap((target, t) => {
    const [best] = target.id === "ending" ? [] : rankedFor(signals, t);
    const telling = best === undefined ? undefined : tellingOf(best, target, t);
    return best === undefined || telling === undefined
      ? []
      : [tellingSentence(telling, best, target, until, names, lang)];
  });
}

/** For each outcome the signal that says most of it. */
function tableOf(record: WatchRecord, { name, until, signals }: WatchedWindow, names: WatchNames, lang: Lang): string {
  const words = watchPartWords[lang];
  const rows = record.targets.map((target, t) => {
    const outcome = target.id === "ending" ? watchPhrases[lang].ending : names.target(target, 0);
    const [best] = rankedFor(signals, t);
    if (best === undefined) return [outcome, words.nothing, "", "", ""];
    const telling = tellingOf(best, target, t);
    const beyond = best.beyondState[t];
    return [
      outcome,
      names.signal(best),
      shareOfUnknown(best.information[t], target, lang),
      beyond === undefined ? "–" : shareOfUnknown(beyond, target, lang),
      telling === undefined ? "" : tellingSentence(telling, best, target, until, names, lang),
    ];
  });
  const caption = words.caption(capitalised(watchPhrases[lang].windows[name]), longDate(until, lang));
  return keptTable({ caption, heads: words.heads, rows, whole: [2, 3] });
}
