import { log } from "../../../model/kernels/log.ts";
import type { Odds } from "./information.ts";
import type { WatchedReading, WatchedSignal, WatchedTarget } from "./record.ts";

/** The one sentence that says most of a signal: what is seen, and which class of a target its odds move from where to where. */
export type Telling = {
  readonly reading: WatchedReading;
  /** Position among the classes of which odds are told. */
  readonly of: number;
  readonly before: Odds;
  readonly after: Odds;
};

/** Readings that say nearly as much as the one that says most: of these the one that moves the odds most is told. */
const nearly = 0.9;

/**
 * The reading of a signal that, told from all others, says most of a target, or nearly most and moves its odds more, and the
 * class that it moves most; undefined where none is seen in enough runs.
 */
export function tellingOf(signal: WatchedSignal, { before }: WatchedTarget, target: number): Telling | undefined {
  const known = signal.readings.filter(({ after }) => after.length > 0);
  const said = known.map((reading) => saidBy(reading, before, target));
  const most = Math.max(...said);
  const tellings = known
    .filter((_, k) => said[k] >= nearly * most)
    .flatMap((reading) =>
      before.map((now, of): Telling => ({ reading, of, before: now, after: reading.after[target][of] })),
    );
  return tellings.toSorted((a, b) => movedBy(b) - movedBy(a))[0];
}

function movedBy({ before, after }: Telling): number {
  return Math.abs(after.value - before.value);
}

/** What a reading, told from all others of its signal, says of the classes [nats]. */
function saidBy({ probability: { value: p }, after }: WatchedReading, before: readonly Odds[], target: number): number {
  if (!(p > 0 && p < 1)) return 0;
  const [now, then] = [withRest(before), withRest(after[target])];
  return now.reduce((sum, share, k) => {
    const rest = Math.max(0, (share - p * then[k]) / (1 - p));
    return sum + p * timesLog(then[k], share) + (1 - p) * timesLog(rest, share);
  }, 0);
}

/** The shares of all classes: the last is what the others leave, of the two of which only one is told. */
function withRest(odds: readonly Odds[]): readonly number[] {
  const told = odds.map(({ value }) => value);
  return told.length === 1 ? [told[0], 1 - told[0]] : told;
}

function timesLog(p: number, over: number): number {
  return p > 0 && over > 0 ? p * log(p / over) : 0;
}

/** Whether a signal tells something of a target: three standard errors, since many are asked. */
function tellsOf(signal: WatchedSignal, target: number): boolean {
  const { bits, standardError } = signal.information[target];
  return bits > 3 * standardError;
}

/** The signals that tell something of a target, the one that tells most first. */
export function rankedFor(signals: readonly WatchedSignal[], target: number): readonly WatchedSignal[] {
  return signals
    .filter((signal) => tellsOf(signal, target))
    .toSorted((a, b) => b.information[target].bits - a.information[target].bits);
}
