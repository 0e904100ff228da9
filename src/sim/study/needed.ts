import { fewestEffective } from "./surprise.ts";

/** Of fewer runs of equal weight a handful carry it all, and how many there would be among more runs is anyone's guess. */
const fewestTold = 10;

/** More runs than these cannot be asked for. */
const mostRuns = 100_000_000;

/** How many runs would do, and an error to either side; whole numbers to two digits. */
type Needed = { readonly about: number; readonly low: number; readonly high: number };

/**
 * About how many runs would be worth `wanted` of equal weight, where `runs` are worth `worth`: Kish's (sum w)^2 / sum w^2 grows in
 * proportion to their number. Where each run counts in full or not at all it is a count, whose variance is the count; twice that is
 * taken, for runs that several facts weigh scatter more (1.3 times the root on 20,000 runs of a shipped scenario, cut into ten). Null
 * where they are worth too few to tell.
 */
export function runsNeeded(worth: number, runs: number, wanted: number): Needed | null {
  if (!(worth >= fewestTold)) return null;
  const [perRun, error] = [worth / runs, Math.sqrt(2 / worth)];
  const [about, low, high] = [1, 1 + error, 1 - error].map((factor) => roundedUp(wanted / (perRun * factor)));
  return { about, low, high };
}

/** The same in words, as they follow a colon. */
export function neededText(worth: number, runs: number, wanted: number): string {
  if (!(worth > 0)) return "no run goes as what is on record, so that no number of runs can be named that would do";
  const needed = runsNeeded(worth, runs, wanted);
  if (needed === null)
    return `how many runs would be worth ${wanted} cannot be told from these, for a few of them carry all the weight`;
  if (needed.low > mostRuns) return `more runs would be needed than can be asked for, some ${grouped(needed.about)}`;
  const { about, low, high } = needed;
  return `some ${grouped(about)} runs (${grouped(low)} to ${grouped(high)}) would be worth ${wanted}`;
}

/** Why facts that leave runs worth too few of equal weight are refused, and how many would do. */
export function tooFewText(worth: number, runs: number): string {
  const got = Number(worth.toPrecision(2)) || 0;
  return `facts: must leave runs worth ${fewestEffective} of equal weight, got ${got} of ${runs}: ${neededText(worth, runs, fewestEffective)}`;
}

function roundedUp(value: number): number {
  let unit = 1;
  while (value >= 100 * unit) unit *= 10;
  return Math.ceil(value / unit) * unit;
}

/** Digits in groups of three: `12,000`. */
function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
}
