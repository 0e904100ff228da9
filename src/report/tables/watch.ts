import type { WatchedSignal, WatchedTarget, WatchedWindow, WatchRecord } from "../../sim/analysis/watch/record.ts";
import { rankedFor, tellingOf } from "../../sim/analysis/watch/telling.ts";
import type { ChartTable } from "../charts/kit/chart.ts";
import { formatExact, runsText } from "../words/figures.ts";
import { wrapped } from "../words/lines.ts";
import { capitalised } from "../words/lists.ts";
import { ownNames } from "../words/study.ts";
import {
  oddsFigure,
  shareOfUnknown,
  tellingSentence,
  type WatchNames,
  watchNames,
  watchPhrases,
} from "../words/watch.ts";
import { leftOut } from "./outcomes.ts";

/**
 * watch.csv, for the desk: a line for each window, signal, reading and class of a target. Information [bits] is that of the
 * whole signal about the target; odds and probabilities are 0-1, and empty where the reading is seen in too few runs.
 */
export function watchTable({ windows, targets, asOf }: WatchRecord): ChartTable {
  return {
    columns: [
      ...["window", "asOf", "until", "rank", "signal", "kind", "series", "material", "sector", "from", "to"],
      ...["reading", "state", "level", "probability", "probabilityError"],
      ...["target", "class", "above", "before", "beforeError", "after", "afterError"],
      ...["bits", "bitsError", "biasRemoved", "beyondStateBits", "beyondStateError", "entropyBits"],
    ],
    rows: windows.flatMap(({ name, until, signals }) =>
      signals.flatMap((signal, rank) =>
        signal.readings.flatMap((reading) =>
          targets.flatMap((target, t) =>
            target.before.map((before, of) => {
              const after = reading.after[t]?.[of];
              const { bits, standardError, bias } = signal.information[t];
              const beyond = signal.beyondState[t];
              const { id, kind, series, material, sector, from, to } = signal;
              const { says, state, level, probability } = reading;
              return [
                ...[name, asOf, until, rank + 1, id, kind, series, material, sector, from, to],
                ...[says, state, level, probability.value, probability.standardError],
                ...[target.id, classOf(target.id, of), target.level, before.value, before.standardError],
                ...[after?.value, after?.standardError, bits, standardError, bias],
                ...[beyond?.bits, beyond?.standardError, target.entropy],
              ].map((cell) => cell ?? "");
            }),
          ),
        ),
      ),
    ),
  };
}

const endingNames = ["brief", "prolonged", "fragmented"] as const;

function classOf(target: string, of: number): string {
  return target === "ending" ? endingNames[of] : "above";
}

/** Signals shown of a window. */
const mostShown = 8;
const width = 110;

/** What to watch, as plain text for the terminal, at most 110 columns wide. */
export function watchText(record: WatchRecord): string {
  const names = watchNames(record, "en", ownNames);
  const { windows, asOf, runs, failedRuns, seed } = record;
  const head = [
    ...wrapped(names.title, width),
    `as of ${asOf}: ${runsText(runs)}, seed ${seed}`,
    ...leftOut(runs, failedRuns),
    ...knownLines(record),
    ...oddsNow(record, names).flatMap((line) => wrapped(line, width)),
  ];
  const parts = [
    head.join("\n"),
    ...windows.map((window) => windowText(record, window, names)),
    outcomesText(record, names),
    wrapped(notes, width).join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

const notes =
  "Information is what a sight takes away on average of what is not known (entropy), corrected for bias; ± one Monte Carlo standard error. Sights overlap: what two tell is less than the sum. The model moves in weeks: a day shows only what has a date of its own.";

/** What the odds are given, and what the runs are worth. */
function knownLines({ facts, effectiveRuns, particles }: WatchRecord): readonly string[] {
  const known = facts === undefined ? [] : [`known to ${facts.asOf}: ${facts.used} facts of ${facts.name}`];
  const worth =
    effectiveRuns === undefined
      ? []
      : [
          `the runs${particles === undefined ? "" : ", carried forward from fact to fact as particles,"} are worth ${formatExact(Math.floor(effectiveRuns))} of equal weight`,
        ];
  return known.length + worth.length === 0 ? [] : [[...known, ...worth].join("; ")];
}

function oddsNow({ targets: [ending] }: WatchRecord, names: WatchNames): readonly string[] {
  if (ending?.id !== "ending") return ["It ends alike in every run: nothing can move that."];
  return [
    `Odds as they stand: ${ending.before.map((odds, of) => `${names.target(ending, of)} ${oddsFigure(odds, "en")}`).join(", ")}`,
  ];
}

function windowText(record: WatchRecord, window: WatchedWindow, names: WatchNames): string {
  const { name, until, signals, silent } = window;
  const title = `${capitalised(watchPhrases.en.windows[name])}, to ${until}: what would say most of how it ends`;
  const isAsked = record.targets[0]?.id === "ending";
  const ranked = isAsked ? rankedFor(signals, 0) : [];
  const rows = ranked.slice(0, mostShown).flatMap((signal, k) => entry(record, window, signal, 0, `${k + 1}.`, names));
  const rest = [
    ranked.length > mostShown ? `${ranked.length - mostShown} more tell something` : "",
    signals.length > ranked.length ? `${signals.length - ranked.length} tell nothing beyond their error` : "",
    silent.length > 0 ? `${silent.length} are the same in every run` : "",
  ].filter((each) => each !== "");
  return [title, ...rows, ...(rest.length > 0 ? [`    ${rest.join("; ")}`] : [])].join("\n");
}

function entry(
  record: WatchRecord,
  { until }: WatchedWindow,
  signal: WatchedSignal,
  t: number,
  mark: string,
  names: WatchNames,
): readonly string[] {
  const target = record.targets[t];
  const telling = tellingOf(signal, target, t);
  const told = telling === undefined ? [] : [tellingSentence(telling, signal, target, until, names, "en")];
  const [first, ...rest] = wrapped(
    `${capitalised(names.signal(signal))}: ${informationText(signal, target, t)}`,
    width - 4,
  );
  return [
    `${mark.padStart(3)} ${first}`,
    ...[...rest, ...told.flatMap((each) => wrapped(each, width - 4))].map((line) => `    ${line}`),
  ];
}

function informationText({ information, beyondState }: WatchedSignal, target: WatchedTarget, t: number): string {
  const all = shareOfUnknown(information[t], target, "en");
  const beyond = beyondState[t];
  return beyond === undefined ? all : `${all}, beyond the state of the policy ${shareOfUnknown(beyond, target, "en")}`;
}

/** Of each headline outcome what would say most of it in the longest window. */
function outcomesText(record: WatchRecord, names: WatchNames): string {
  const window = record.windows[record.windows.length - 1];
  const rows = record.targets.flatMap((target, t) => {
    if (target.id === "ending") return [];
    const [best] = rankedFor(window.signals, t);
    const title = `  - ${names.target(target, 0)}`;
    return best === undefined
      ? [`${title}: nothing tells beyond its error`]
      : [...wrapped(title.trim(), width - 2).map((line) => `  ${line}`), ...entry(record, window, best, t, "", names)];
  });
  const count = formatExact(record.targets.filter(({ id }) => id !== "ending").length);
  return [`What would say most of each of ${count} headline outcomes, to ${window.until}`, ...rows].join("\n");
}
