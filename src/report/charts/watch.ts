import type { WatchedSignal, WatchedTarget, WatchRecord } from "../../sim/analysis/watch/record.ts";
import { rankedFor, tellingOf } from "../../sim/analysis/watch/telling.ts";
import { z95 } from "../../sim/study/shares.ts";
import { runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised, listed, longDate } from "../words/lists.ts";
import { oddsFigure, shareOfUnknown, type WatchNames, watchNames, watchPhrases } from "../words/watch.ts";
import { namedRows, plainNumber, rowHeight, widthOfNames } from "./kit/axes.ts";
import { type Chart, type Row, short, tableOf } from "./kit/chart.ts";
import { type Finding, findingOf, nothingFound, told } from "./kit/finding.ts";
import { frame, ofWhom } from "./kit/frame.ts";
import { ink, muted, vermilions } from "./kit/theme.ts";
import { watchWords } from "./watch.words.ts";

const width = 260;
/** Signals that are drawn. */
const mostShown = 12;
/** By window, the last one darkest. */
const colors = ["#93c1e1", "#3d84b2", "#004f80"];
const widestName = 300;

const columnUnits = {
  signal: "what can be seen",
  window: "until when",
  until: "last day",
  share: "of the entropy of the ending, in per cent",
  low: "lower 95 % limit",
  high: "upper 95 % limit",
  figure: "the same with its standard error",
  beyond: "beyond the state of the policy, in per cent",
};

/** Where the figures of watchpoints come from. */
export function watchSource(record: WatchRecord, lang: Lang): string {
  const { title, name } = watchNames(record, lang);
  const { seed, runs, asOf, engineVersion: engine, scenarioSha256 } = record;
  return watchWords[lang].source({
    ...{ title, name, asOf: longDate(asOf, lang), seed, runs: runsText(runs, lang), engine },
    hash: scenarioSha256.slice(0, 8),
  });
}

/** What can be seen, by what it says of how it ends; null where every run ends alike, or nothing can be seen. */
export function watchChart(record: WatchRecord, lang: Lang = "en"): Chart | null {
  const words = watchWords[lang];
  const names = watchNames(record, lang);
  const [target] = record.targets;
  const last = record.windows[record.windows.length - 1];
  if (target?.id !== "ending" || last.signals.length === 0) return null;
  const shown = last.signals.slice(0, mostShown);
  const windows = record.windows.map(({ name, until }) =>
    words.window(watchPhrases[lang].windows[name], longDate(until, lang)),
  );
  const signals = shown.map((signal) => capitalised(names.label(signal)));
  const rows = shown.flatMap((signal, k) =>
    record.windows.flatMap(({ until, signals: all }, w) => {
      const found = all.find(({ id }) => id === signal.id);
      return found === undefined
        ? []
        : [rowOf(found, target, { signal: signals[k], window: windows[w], until }, w === windows.length - 1, lang)].map(
            (row) => ({ ...row, ...besideOf(signal, target, names, lang) }),
          );
    }),
  );
  const [best] = rankedFor(last.signals, 0);
  const until = longDate(last.until, lang);
  return frame({
    id: "watch",
    lang,
    study: names.name,
    sources: [watchSource(record, lang)],
    question: words.question,
    finding: watchFinding(best, last.signals.length, target, names, until, lang),
    shows: words.shows,
    of: ofWhom([record], lang),
    reading:
      best === undefined
        ? words.nothing(last.signals.length, until)
        : words.reading(names.signal(best), shareOfUnknown(best.information[0], target, lang), until),
    kind: words.kind(shown.length, listed(windows, lang)),
    notes: [...words.notes, words.error],
    table: tableOf(rows, columnUnits),
    body: bodyOf(rows, signals, windows, lang),
  });
}

/** What says most of how it ends, with the share of what is not known that it would take away. */
function watchFinding(
  best: WatchedSignal | undefined,
  signals: number,
  target: WatchedTarget,
  names: WatchNames,
  until: string,
  lang: Lang,
): Finding {
  const words = watchWords[lang];
  if (best === undefined) return nothingFound(words.none(signals, until));
  const [{ bits, standardError }] = best.information;
  const share = told((100 * bits) / target.entropy, (100 * z95 * standardError) / target.entropy, "%", lang);
  return findingOf((of) => words.headline(capitalised(names.signal(best)), of.share, until), { share }, lang);
}

type Drawn = Row & { readonly low: number; readonly high: number };

function rowOf(
  { information: [{ bits, standardError }], beyondState }: WatchedSignal,
  target: WatchedTarget,
  of: { readonly signal: string; readonly window: string; readonly until: string },
  isLast: boolean,
  lang: Lang,
): Drawn {
  const percent = (value: number) => short((100 * value) / target.entropy);
  return {
    ...of,
    share: percent(bits),
    low: percent(bits - z95 * standardError),
    high: percent(bits + z95 * standardError),
    figure: shareOfUnknown({ bits, standardError }, target, lang),
    beyond: isLast && beyondState.length > 0 ? percent(beyondState[0].bits) : "",
  };
}

/** What stands beside a signal: the odds that its reading moves, and the reading. */
function besideOf(signal: WatchedSignal, target: WatchedTarget, names: WatchNames, lang: Lang) {
  const telling = tellingOf(signal, target, 0);
  if (telling === undefined || rankedFor([signal], 0).length === 0)
    return { plotOdds: "", plotReading: watchWords[lang].nothingBeyond };
  const { of, before, after, reading } = telling;
  return {
    plotOdds: watchWords[lang].odds(names.target(target, of), oddsFigure(before, lang), oddsFigure(after, lang)),
    plotReading: names.reading(signal, reading),
  };
}

function bodyOf(rows: readonly Drawn[], signals: readonly string[], windows: readonly string[], lang: Lang): object {
  const words = watchWords[lang];
  const y = namedRows("signal", signals, widthOfNames(signals, widestName), widestName);
  const offset = { field: "window", type: "nominal", sort: windows };
  const x = {
    type: "quantitative",
    scale: { domain: [Math.min(0, ...rows.map(({ low }) => low)), Math.max(1, ...rows.map(({ high }) => high))] },
    axis: { title: words.axis, grid: true, tickCount: 5, format: plainNumber },
  };
  const color = { field: "window", type: "nominal", scale: { domain: windows, range: colors.slice(-windows.length) } };
  const lastAlone = [{ filter: `datum.window === ${JSON.stringify(windows[windows.length - 1])}` }];
  const beside = (field: string, look: object) => ({
    transform: lastAlone,
    mark: { type: "text", align: "left", ...look },
    encoding: { x: { value: width + 14 }, y, text: { field } },
  });
  return {
    data: { values: rows.map(({ beyond, ...row }) => (beyond === "" ? row : { ...row, beyond })) },
    width,
    height: { step: Math.max(38, rowHeight(signals, 32, widestName)), for: "position" },
    layer: [
      { mark: { type: "rule", color: muted, strokeDash: [3, 3] }, encoding: { x: { ...x, datum: 0 } } },
      {
        mark: { type: "rule", strokeWidth: 2, aria: false },
        encoding: {
          x: { ...x, field: "low" },
          x2: { field: "high" },
          y,
          yOffset: offset,
          color,
        },
      },
      {
        mark: { type: "point", filled: true, size: 55, opacity: 1 },
        encoding: {
          x: { ...x, field: "share" },
          y,
          yOffset: offset,
          color: { ...color, legend: { title: null, columns: 3, symbolType: "circle" } },
          tooltip: Object.entries(words.tooltip).map(([field, title]) => ({ field, type: "nominal", title })),
        },
      },
      {
        transform: [...lastAlone, { filter: "isValid(datum.beyond)" }],
        mark: { type: "point", size: 55, opacity: 1, fill: "#ffffff", stroke: vermilions[2], strokeWidth: 1.5 },
        encoding: { x: { ...x, field: "beyond" }, y, yOffset: offset },
      },
      beside("plotOdds", { fontSize: 12, color: ink, dy: -7 }),
      beside("plotReading", { fontSize: 11, color: muted, dy: 8, aria: false }),
    ],
  };
}
