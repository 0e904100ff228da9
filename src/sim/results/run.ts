import { fewestRuns, plainSampling, type Sampling } from "../engine/sampling/sampling.ts";
import type { KnownScenario } from "../facts/known-by.ts";
import type { ReadScenario } from "../scenario/read.ts";
import type { Unfinished } from "../study/study.ts";
import { withChosenPaths } from "./chosen-paths.ts";
import { type Host, InputError, type Place } from "./host.ts";
import type { KeptFolder } from "./kept/folder.ts";
import { recordOf } from "./kept/records.ts";
import { type Earlier, fillFromParts } from "./kept/unfinished.ts";
import { type Precision, writePrecision } from "./precision.ts";
import { type StudyOptions, type WrittenStudy, writeStudy } from "./write-study.ts";

/** A study in its folder, with what its errors rest on. */
export type WrittenRun = { readonly study: WrittenStudy; readonly precision: Precision };

/** How a program asks for a study; what it leaves out has its usual value. */
export type AskedStudy = Earlier & {
  /** Any non-empty text; the same seed gives the same numbers, and run i of every scenario the same draws. */
  readonly seed: string;
  /** Seeded runs, 1 to 100 million. */
  readonly runs: number;
  /** How runs are drawn; plain when left out. */
  readonly sampling?: Sampling;
  /** Worker threads, 1 to 256, one when left out; of no effect on any number. */
  readonly workers?: number;
  /** Weekly series of which paths.parquet is to have every run's path: by id, or by name for all materials and sectors. */
  readonly paths?: readonly string[];
};

const mostRuns = 100_000_000;
const mostWorkers = 256;

/** What a program asks for with nothing left out; InputError with all that is wrong with it. */
export function settledStudy(asked: AskedStudy): StudyOptions & Earlier {
  const { seed, runs, sampling = plainSampling, workers = 1, resume = false, fresh = false, paths } = asked;
  const fewest = fewestRuns(sampling);
  const isWithin = (value: number, low: number, high: number) =>
    Number.isInteger(value) && value >= low && value <= high;
  const problems = [
    ...(typeof seed === "string" && seed !== "" ? [] : [`seed: must be non-empty text, got ${JSON.stringify(seed)}`]),
    ...(isWithin(runs, fewest, mostRuns)
      ? []
      : [`runs: must be a whole number from ${fewest} to ${mostRuns} with ${sampling.kind} sampling, got ${runs}`]),
    ...(isWithin(workers, 1, mostWorkers)
      ? []
      : [`workers: must be a whole number from 1 to ${mostWorkers}, got ${workers}`]),
    ...(resume && fresh ? ["resume: must not stand with fresh"] : []),
  ];
  if (problems.length > 0) throw new InputError(problems.join("\n"));
  return { seed, runs, sampling, workers, resume, fresh, ...(paths === undefined ? {} : { paths }) };
}

/** Studies that are ready to be run, the same number of runs each. */
export type Ready = {
  /** How many runs each may come to have. */
  readonly mostRuns: number;
  /** Writes a study into each of the places, and keeps its parts meanwhile. */
  readonly write: (
    places: readonly Place[],
    parts: readonly KeptFolder<Unfinished>[],
  ) => Promise<readonly WrittenStudy[]>;
};

/**
 * Whether runs may become particles where few carry the weight of facts: not where several studies have the same facts, or are one
 * scenario as it was known, whose runs are paired, and weighed whole.
 */
function mayBeCarried(reads: readonly KnownScenario[]): boolean {
  const known = reads.flatMap(({ facts }) =>
    facts === undefined || facts.weighing.length === 0 ? [] : [facts.sha256],
  );
  const areApart = (all: readonly unknown[]) => new Set(all).size === all.length;
  return areApart(known) && areApart(reads.map(({ scenario }) => scenario.name));
}

/** Studies of as many runs as given. */
export function readyToRun(reads: readonly ReadScenario[], options: StudyOptions, host: Host): Ready {
  const mayCarry = mayBeCarried(reads);
  const write: Ready["write"] = async (places, parts) => {
    const studies: WrittenStudy[] = [];
    for (const [k, read] of reads.entries())
      studies.push(await writeStudy(places[k], read, parts[k], { ...options, mayCarry }, host));
    return studies;
  };
  return { mostRuns: options.runs, write };
}

/**
 * Runs a scenario into a results folder: the study's files and, of what its errors rest on, convergence.csv and spread.csv
 * where the runs are enough to tell. `ready` decides on the number of runs. What goes wrong is as with `fillFromParts` and
 * `writeStudy`.
 */
export async function runInto(
  out: string,
  read: KnownScenario,
  options: StudyOptions & Earlier,
  host: Host,
  ready: Ready = readyToRun([read], options, host),
): Promise<WrittenRun> {
  const { paths } = withChosenPaths(options, read, host);
  const record = recordOf(read, { ...options, paths, runs: ready.mostRuns }, host);
  return await fillFromParts({ out, studies: [{ below: "", record }] }, options, host, async (folder, { parts }) => {
    const [study] = await ready.write([{ folder, shown: out }], parts);
    return { study, precision: await writePrecision(folder, read.scenario, study, options.workers, host) };
  });
}
