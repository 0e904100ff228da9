import { type Counted, takeCounted } from "./bands/counted.ts";
import { areWhole, type Tally } from "./bands/tally.ts";
import type { Failure } from "./failures.ts";
import { failuresOf } from "./find-failures.ts";
import { packPaths } from "./parts/packed-paths.ts";
import { type PolicyCounts, sumOfPolicy } from "./policy-counts.ts";
import { type Range, rangesOf, runsPerBlock } from "./ranges.ts";
import { mostWeight } from "./sampling/weights.ts";
import { positionsOf } from "./series-paths.ts";
import { type RangeResult, type Study, simulateRange, tallyOf, weightsOfRuns } from "./simulate-range.ts";

/** A part that is finished, less those of its runs that failed. */
export type DonePart = { readonly kind: "done"; readonly range: Range; readonly failures: readonly Failure[] };

/** A part with more failed runs than its study may have. */
export type FailedPart = { readonly kind: "failed"; readonly failures: readonly Failure[] };

/** Failed runs that a study may have, and who is told of each range of runs as it is done. */
export type Told = { readonly most: number; readonly onRange: (runs: number) => void | Promise<void> };

/** Makes parts, one after the other. */
export type PartMaker<Done extends DonePart> = { simulate(part: Range, told: Told): Promise<Done | FailedPart> };

/** The results of a part of a study. */
export type Part = DonePart & {
  /** One column an outcome, one a source, and one a fact. */
  readonly outcomes: readonly Float64Array[];
  readonly drawn: readonly Float64Array[];
  readonly ofFacts: readonly Float64Array[];
  /** Of the weekly series, by cell of the tally, range by range: they are folded in run order. */
  readonly sums: readonly Float64Array[];
  readonly counted: Counted;
  readonly policy: PolicyCounts;
  /** Range by range, packed: see `packPaths`; empty where no paths were asked for. */
  readonly paths: readonly Uint8Array[];
};

/** Simulates parts of a study one after the other; the tally that it counts in is laid out once. */
export class PartSimulator implements PartMaker<Part> {
  private readonly study: Study;
  /** Positions of the series whose paths are kept. */
  private readonly positions: readonly number[];
  private tally: Tally | undefined;

  /** Keeps the paths of some weekly series, by id. */
  constructor(study: Study, paths: readonly string[] = []) {
    this.study = study;
    this.positions = positionsOf(paths, study.series);
  }

  /**
   * A part whose runs all give finite numbers is simulated once. Otherwise the runs that fail are looked for, and it is
   * simulated again without them; given up if they are more than `most`. Tells of each range as it is done.
   */
  async simulate(range: Range, { most, onRange }: Told): Promise<Part | FailedPart> {
    const ranges = rangesOf(range.runs, range.firstRun);
    let told = 0;
    const tell = async (index: number) => {
      if (index < told) return;
      told++;
      await onRange(ranges[index].runs);
    };
    const done: RangeResult[] = [];
    const paths: Uint8Array[] = [];
    for (const each of ranges) {
      const result = this.attempt(each, range.runs);
      if (result === null) break;
      await tell(done.length);
      done.push(this.packed(result, paths));
    }
    if (done.length === ranges.length) return this.finish(range, done, [], paths);
    this.tally = undefined;
    const sound = done.reduce((sum, each) => sum + each.range.runs, 0);
    const suspect = { firstRun: range.firstRun + sound, runs: range.runs - sound };
    const failures = failuresOf(this.study, suspect, most);
    if (failures.length > most) return { kind: "failed", failures };
    const leftOut = failures.map(({ run }) => run);
    const again: RangeResult[] = [];
    paths.length = 0;
    for (const each of ranges) {
      const blocks = runsPerBlock;
      const result = simulateRange(this.study, each, blocks, this.emptied(range.runs), leftOut, this.positions);
      again.push(this.packed(result, paths));
      await tell(again.length - 1);
    }
    return this.finish(range, again, failures, paths);
  }

  private attempt(range: Range, runsOfPart: number): RangeResult | null {
    const tally = this.emptied(runsOfPart);
    try {
      const result = simulateRange(this.study, range, runsPerBlock, tally, [], this.positions);
      return allFinite(result) ? result : null;
    } catch {
      return null;
    }
  }

  private emptied(runs: number): Tally {
    if (this.tally === undefined || this.tally.runs < runs * mostWeight(this.study.sampling))
      this.tally = tallyOf(this.study, runs);
    return this.tally;
  }

  /** The range without its paths, which wait packed: those of a whole part would be many megabytes a series. */
  private packed(result: RangeResult, paths: Uint8Array[]): RangeResult {
    if (this.positions.length === 0) return result;
    paths.push(packPaths(result.paths));
    return { ...result, paths: [] };
  }

  private finish(
    range: Range,
    done: readonly RangeResult[],
    failures: readonly Failure[],
    paths: readonly Uint8Array[],
  ): Part {
    const ofFacts = this.study.facts.map((_, f) => joined(done.map((each) => each.ofFacts[f])));
    const weights = weightsOfPart(this.study, { range, failures }, ofFacts);
    const { tally } = done[0];
    const counted = takeCounted(tally, this.study.bins, areWhole(tally) ? undefined : sumOfWeights(weights));
    const sums = done.map((each) => each.sums);
    const outcomes = this.study.outcomes.map((_, k) => joined(done.map((each) => each.outcomes[k])));
    const drawn = this.study.sources.map((_, k) => joined(done.map((each) => each.drawn[k])));
    const policy = sumOfPolicy(
      done.map((each) => each.policy),
      this.study.sampling,
    );
    return { kind: "done", range, outcomes, drawn, ofFacts, sums, counted, policy, failures, paths };
  }
}

/** What each run of a part counts for, in run order, by its design and by the facts; undefined where no fact weighs them. */
export function weightsOfPart(
  study: Pick<Study, "facts" | "weightOf" | "particles">,
  { range, failures }: Pick<DonePart, "range" | "failures">,
  ofFacts: readonly Float64Array[],
): Float64Array | undefined {
  if (study.facts.length === 0) return undefined;
  const failed = new Set(failures.map(({ run }) => run));
  const runs = Array.from({ length: range.runs }, (_, i) => range.firstRun + i).filter((run) => !failed.has(run));
  return weightsOfRuns(study, (i) => runs[i], ofFacts, runs.length) as Float64Array;
}

/** What they count for together. */
export function sumOfWeights(weights: Float64Array | undefined): number | undefined {
  return weights?.reduce((sum, weight) => sum + weight, 0);
}

/** Sums stand for the weekly values: one that is not finite makes its sum so too. */
function allFinite({ outcomes, sums }: RangeResult): boolean {
  return sums.every(Number.isFinite) && outcomes.every((values) => values.every(Number.isFinite));
}

function joined(columns: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const values of columns) {
    whole.set(values, at);
    at += values.length;
  }
  return whole;
}
