import type { Finder } from "./finder.ts";

const bytesOfGib = 1_073_741_824;
/** Memory that one worker may need for a world [bytes]. */
const mostBytes = 2 * bytesOfGib;

/** Bytes of the counts in which a week of one series is told: test/sim/scenario/size.test.ts holds it to the engine's. */
export const bytesOfCounts = 1_088;

/** Runs that a worker simulates at once, and runs of a part, whose outcomes it keeps. */
const runsOfBlock = 256;
const runsOfPart = 1_024;
const bytesOfNumber = 8;

type Size = Readonly<Record<"materials" | "forms" | "lines" | "sectors" | "states" | "weeks", number>>;

/**
 * What a worker needs for a world of that size [bytes]: the counts of all weekly series, the columns of a block of runs, of
 * which there are some thirty for each lane and twenty for each cell, and the outcomes of a part.
 */
export function bytesOfWorld({ materials, forms, lines, sectors, states, weeks }: Size) {
  const series = 2 + materials * (6 + 3 * lines + 2 * sectors);
  const columns = 30 * materials * forms * 3 + 20 * materials * sectors + 12 * states * forms * 3;
  const outcomes = 11 + 26 * materials + 5 * sectors + 2 * materials * sectors;
  const counts = series * weeks * bytesOfCounts;
  return { series, bytes: counts + columns * runsOfBlock * bytesOfNumber + outcomes * runsOfPart * bytesOfNumber };
}

/** A world must be one that a machine can hold. */
export function checkSize(found: Finder): void {
  const count = (...path: string[]) => found.keys(...path).length;
  const weeks = found.value("horizonWeeks");
  const size: Size = {
    materials: count("materials"),
    forms: count("forms"),
    lines: count("forms") + count("customs"),
    sectors: count("sectors"),
    states: count("policy", "states"),
    weeks: typeof weeks === "number" && weeks >= 1 && weeks <= 1040 ? weeks : 1,
  };
  const { series, bytes } = bytesOfWorld(size);
  if (bytes <= mostBytes) return;
  const n = (value: number) => value.toLocaleString("en");
  const gib = (value: number) => `${(value / bytesOfGib).toPrecision(2)} GiB`;
  const rule =
    `must be a world that a machine can hold, of at most ${gib(mostBytes)} a worker: ${n(size.sectors)} sectors, ` +
    `${n(size.materials)} materials and ${n(size.forms)} forms make ${n(series)} weekly series, which over ` +
    `${n(size.weeks)} weeks, at ${n(bytesOfCounts)} bytes a week, and with the columns of ${n(size.states)} policy states ` +
    `need ${gib(bytes)}`;
  found.addAtKey(["sectors"], rule, undefined, [["materials"], ["forms"], ["horizonWeeks"]]);
}
