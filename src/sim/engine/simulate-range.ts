import type { Block } from "../../model/block.ts";
import { drawnOnce } from "../../model/declarations.ts";
import { outcomeKeys } from "../../model/outcomes/index.ts";
import type { OutcomeKey } from "../../model/outcomes/outcome.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { type SeriesKey, seriesKeys } from "../../model/series.ts";
import type { WeekListener } from "../../model/simulate.ts";
import { createRandomStreams } from "../../model/streams.ts";
import type { Bins } from "./bands/bins.ts";
import { binsOfAll, createTally, type Tally, tallyWeek } from "./bands/tally.ts";
import { ParticleStreams, type Particles } from "./filter/particle-streams.ts";
import { type PolicyCounts, PolicyTally } from "./policy-counts.ts";
import { type Range, runsPerBlock } from "./ranges.ts";
import { type Redrawn, redraw } from "./sampling/redrawn.ts";
import { plainSampling, type Sampling } from "./sampling/sampling.ts";
import { createSampledStreams } from "./sampling/streams.ts";
import { mostWeight, weightsOf } from "./sampling/weights.ts";
import { PathsKeeper } from "./series-paths.ts";
import { type Drawn, simulateRuns } from "./simulate-runs.ts";
import { type Source, sourcesIn } from "./sources.ts";

/** What every run of a study has in common. */
export type Study = Drawn & {
  readonly sampling: Sampling;
  /** How many runs of the model's own law each run stands for, over a constant; null where all count alike. */
  readonly weightOf: ((run: number) => number) | null;
  /** What is uncertain and drawn at most once a run. */
  readonly sources: readonly Source[];
  readonly outcomes: readonly OutcomeKey[];
  readonly series: readonly SeriesKey[];
  readonly bins: readonly Bins[];
};

/** `luckSeed`: see `createRandomStreams`; `redrawn`: draws that come from another seed, drawn plainly. */
export function createStudy(
  scenario: Scenario,
  seed: string,
  sampling: Sampling = plainSampling,
  luckSeed: string = seed,
  particles: Particles | null = null,
  redrawn?: Redrawn,
): Study {
  const world = createWorld(scenario);
  const series = seriesKeys(world);
  const own = createSampledStreams(world, seed, sampling, luckSeed);
  const streams = redrawn === undefined ? own : redraw(own, createRandomStreams(world, redrawn.seed), redrawn);
  return {
    sampling,
    world,
    streams,
    particles: particles === null ? null : new ParticleStreams(world, streams, { seed, luckSeed }, particles),
    sources: sourcesIn(world, streams),
    weightOf: weightsOf(sampling, seed),
    drawn: drawnOnce(scenario),
    outcomes: outcomeKeys(world),
    series,
    bins: binsOfAll(series),
  };
}

/** A range's results: each outcome and each source a column of its runs, the sums of the weekly series, the tally they were added to, and their policy. */
export type RangeResult = {
  readonly range: Range;
  readonly outcomes: readonly Float64Array[];
  /** What came of the draws, in the order of the study's sources. */
  readonly drawn: readonly Float64Array[];
  /** By cell of the tally. */
  readonly sums: Float64Array;
  readonly tally: Tally;
  readonly policy: PolicyCounts;
  /** Of the series that were asked for: a column each, run by run and within a run week by week. */
  readonly paths: readonly Float64Array[];
};

/** Runs that are `leftOut` are not simulated, and have no row in the columns. Of series at some `positions` the paths are kept. */
export function simulateRange(
  study: Study,
  range: Range,
  blockRuns: number = runsPerBlock,
  tally: Tally = createTally(study.series, study.world.weeks, range.runs * mostWeight(study.sampling)),
  leftOut: readonly number[] = [],
  positions: readonly number[] = [],
): RangeResult {
  const { weightOf } = study;
  const blocks = blocksOf(range, blockRuns, leftOut);
  const kept = blocks.reduce((sum, { runs }) => sum + runs, 0);
  const outcomes = study.outcomes.map(() => new Float64Array(kept));
  const sums = new Float64Array(tally.lowest.length);
  const drawnOfRuns = study.sources.map(() => new Float64Array(kept));
  const paths = new PathsKeeper(positions, study.world.weeks, kept);
  const listener = new TallyingListener(study, range, tally, sums, drawnOfRuns, paths);
  let done = 0;
  for (const { firstRun, runs } of blocks) {
    listener.begin(
      { firstRun, runs },
      weightOf === null ? null : Uint8Array.from({ length: runs }, (_, i) => weightOf(firstRun + i)),
    );
    const columns = simulateRuns(study, firstRun, runs, listener);
    for (let k = 0; k < columns.length; k++) outcomes[k].set(columns[k], done);
    done += runs;
  }
  return { range, outcomes, drawn: drawnOfRuns, sums, tally, policy: listener.policy.counts, paths: paths.columns };
}

/** The range in blocks that hold none of the runs left out: blocks are of no effect on any bit. */
function blocksOf({ firstRun, runs }: Range, blockRuns: number, leftOut: readonly number[]): readonly Range[] {
  const end = firstRun + runs;
  const blocks: Range[] = [];
  let from = firstRun;
  for (const stop of [...leftOut.filter((run) => run >= firstRun && run < end).sort((a, b) => a - b), end]) {
    for (; from < stop; from += blockRuns) blocks.push({ firstRun: from, runs: Math.min(blockRuns, stop - from) });
    from = stop + 1;
  }
  return blocks;
}

class TallyingListener implements WeekListener {
  readonly policy: PolicyTally;
  private readonly tally: Tally;
  private readonly sums: Float64Array;
  private readonly bins: readonly Bins[];
  /** Position of the series that says how much is refused. */
  private readonly refused: number;
  private readonly sources: readonly Source[];
  /** By source: what came of the draws of the runs so far. */
  private readonly drawn: readonly Float64Array[];
  private readonly paths: PathsKeeper;
  private runsBefore = 0;
  /** Of the runs of the present block. */
  private weights: Uint8Array | null = null;

  constructor(
    { world, sampling, series, bins, sources }: Study,
    range: Range,
    tally: Tally,
    sums: Float64Array,
    drawn: readonly Float64Array[],
    paths: PathsKeeper,
  ) {
    this.paths = paths;
    this.sources = sources;
    this.drawn = drawn;
    this.policy = new PolicyTally(world, sampling, range);
    this.tally = tally;
    this.sums = sums;
    this.bins = bins;
    this.refused = series.findIndex(({ series }) => series === "blockedShare");
  }

  begin(block: Range, weights: Uint8Array | null): void {
    this.weights = weights;
    this.policy.begin(block, weights);
    this.paths.begin(block.runs);
  }

  step(index: number, block: Block): void {
    if (index === 0) this.noteDrawn(block);
    this.policy.step(index, block);
  }

  private noteDrawn(block: Block): void {
    for (let k = 0; k < this.sources.length; k++) this.drawn[k].set(this.sources[k].drawnIn(block), this.runsBefore);
    this.runsBefore += block.runs;
  }

  week(index: number, series: readonly Float64Array[]): void {
    tallyWeek(this.tally, this.sums, this.bins, index, series, this.weights);
    this.policy.week(index, series[this.refused]);
    this.paths.week(index, series);
  }
}
