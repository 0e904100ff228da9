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
import { HeldWeeks } from "./bands/held.ts";
import { binsOfAll, createTally, type Tally, tallyWeek, type Weights } from "./bands/tally.ts";
import { type Fact, weightsByFacts } from "./facts/fact.ts";
import { FactsWatch } from "./facts/watch.ts";
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
  /** What weighs its runs beside that. */
  readonly facts: readonly Fact[];
  readonly outcomes: readonly OutcomeKey[];
  readonly series: readonly SeriesKey[];
  readonly bins: readonly Bins[];
};

/**
 * `luckSeed`: see `createRandomStreams`; `redrawn`: draws that come from another seed, drawn plainly. RangeError for a fact that
 * lies beyond the horizon.
 */
export function createStudy(
  scenario: Scenario,
  seed: string,
  sampling: Sampling = plainSampling,
  luckSeed: string = seed,
  particles: Particles | null = null,
  redrawn?: Redrawn,
  facts: readonly Fact[] = [],
): Study {
  const world = createWorld(scenario);
  for (const { name, week } of facts)
    if (week < -world.runUpWeeks || week >= world.weeks)
      throw new RangeError(
        `${name}: must be read within weeks ${-world.runUpWeeks} to ${world.weeks}, got week ${week}`,
      );
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
    facts,
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
  /** By fact: what it is held against, one number a run. */
  readonly ofFacts: readonly Float64Array[];
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
  tally: Tally = tallyOf(study, range.runs),
  leftOut: readonly number[] = [],
  positions: readonly number[] = [],
): RangeResult {
  const blocks = blocksOf(range, blockRuns, leftOut);
  const kept = blocks.reduce((sum, { runs }) => sum + runs, 0);
  const outcomes = study.outcomes.map(() => new Float64Array(kept));
  const ofFacts = study.facts.map(() => new Float64Array(kept));
  const sums = new Float64Array(tally.lowest.length);
  const drawnOfRuns = study.sources.map(() => new Float64Array(kept));
  const paths = new PathsKeeper(positions, study.world.weeks, kept);
  const listener = new TallyingListener(study, range, tally, sums, drawnOfRuns, paths);
  listener.beginRange(kept);
  let done = 0;
  for (const { firstRun, runs } of blocks) {
    listener.begin({ firstRun, runs });
    const columns = simulateRuns(study, firstRun, runs, listener);
    for (let k = 0; k < columns.length; k++) outcomes[k].set(columns[k], done);
    for (let f = 0; f < ofFacts.length; f++) ofFacts[f].set(listener.ofFacts[f], done);
    done += runs;
  }
  listener.endRange();
  const { policy } = listener;
  return { range, outcomes, drawn: drawnOfRuns, ofFacts, sums, tally, policy: policy.counts, paths: paths.columns };
}

/** An empty tally of so many runs of a study. */
export function tallyOf(study: Study, runs: number): Tally {
  const { series, world, sampling } = study;
  return createTally(series, world.weeks, runs * mostWeight(sampling), !isWeighed(study));
}

/** Whether facts weigh its runs; particles that they have left count alike. */
function isWeighed({ facts, particles }: Pick<Study, "facts" | "particles">): boolean {
  return facts.length > 0 && particles === null;
}

/** What each run counts for by its design and by the facts, 1 where these have left particles; null where all count alike. */
export function weightsOfRuns(
  { facts, weightOf, particles }: Pick<Study, "facts" | "weightOf" | "particles">,
  runOf: (position: number) => number,
  ofFacts: readonly Float64Array[],
  runs: number,
): Weights | null {
  if (facts.length === 0)
    return weightOf === null ? null : Uint8Array.from({ length: runs }, (_, i) => weightOf(runOf(i)));
  if (particles !== null) return new Float64Array(runs).fill(1);
  const byFacts = weightsByFacts(facts, ofFacts);
  return weightOf === null ? byFacts : byFacts.map((weight, i) => weight * weightOf(runOf(i)));
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

/** One for all ranges that are counted in a tally. */
const heldIn = new WeakMap<Tally, HeldWeeks>();

function heldOf(tally: Tally, series: number, weeks: number): HeldWeeks {
  const held = heldIn.get(tally) ?? new HeldWeeks(series, tally.weeks, weeks);
  heldIn.set(tally, held);
  return held;
}

/** Counts the weeks of blocks; where facts weigh their runs, it holds the weeks until the last fact is read. */
class TallyingListener implements WeekListener {
  readonly runUp: WeekListener["runUp"];
  readonly runUpWeek: WeekListener["runUpWeek"];
  readonly policy: PolicyTally;
  private readonly study: Study;
  private readonly tally: Tally;
  private readonly sums: Float64Array;
  /** Position of the series that says how much is refused. */
  private readonly refused: number;
  private readonly sources: readonly Source[];
  /** By source: what came of the draws of the runs so far. */
  private readonly drawn: readonly Float64Array[];
  private readonly paths: PathsKeeper;
  private readonly watch: FactsWatch | null;
  /** Where facts weigh its runs: the weeks until it is known what these count for. */
  private readonly held: HeldWeeks | null;
  /** Of all runs of the range, as far as they are known. */
  private rangeWeights = new Float64Array(0);
  /** Runs of the range before the present block. */
  private before = 0;
  private block: Range = { firstRun: 0, runs: 0 };
  /** Of the runs of the present block. */
  private weights: Weights | null = null;

  constructor(
    study: Study,
    range: Range,
    tally: Tally,
    sums: Float64Array,
    drawn: readonly Float64Array[],
    paths: PathsKeeper,
  ) {
    const { world, sampling, series, sources, facts } = study;
    this.study = study;
    this.paths = paths;
    this.sources = sources;
    this.drawn = drawn;
    this.policy = new PolicyTally(world, sampling, range, sampling.kind === "importance" || isWeighed(study));
    this.tally = tally;
    this.sums = sums;
    this.refused = series.findIndex(({ series }) => series === "blockedShare");
    this.watch = facts.length === 0 ? null : new FactsWatch(world, facts);
    const { watch } = this;
    this.held = watch === null || !isWeighed(study) ? null : heldOf(tally, series.length, watch.lastWeek + 1);
    if (watch?.runUpWeek === undefined) return;
    this.runUp = (_, block) => watch.step(block);
    this.runUpWeek = (index, series, outcomes) => {
      watch.week(index, series, outcomes);
      if (index === -1 && watch.lastWeek === -1 && this.held !== null) this.weigh(this.held);
    };
  }

  get ofFacts(): readonly Float64Array[] {
    return this.watch?.values ?? [];
  }

  beginRange(runs: number): void {
    this.held?.beginRange(runs);
    this.rangeWeights = new Float64Array(this.held === null ? 0 : runs);
  }

  begin(block: Range): void {
    this.before += this.block.runs;
    this.held?.beginBlock(block.runs);
    this.block = block;
    this.watch?.begin(block.runs);
    this.weights = this.held === null ? this.weightsNow() : null;
    this.policy.begin(block, this.held === null ? this.weights : "later");
    this.paths.begin(block.runs);
  }

  step(index: number, block: Block): void {
    if (index === 0) this.noteDrawn(block);
    this.watch?.step(block);
    this.policy.step(index, block);
  }

  private noteDrawn(block: Block): void {
    for (let k = 0; k < this.sources.length; k++) this.drawn[k].set(this.sources[k].drawnIn(block), this.before);
  }

  week(index: number, series: readonly Float64Array[], outcomes: () => readonly Float64Array[]): void {
    this.policy.week(index, series[this.refused]);
    this.paths.week(index, series);
    this.watch?.week(index, series, outcomes);
    const { held, tally, sums } = this;
    const { bins } = this.study;
    if (held === null) {
      tallyWeek(tally, sums, bins, index, series, this.weights);
      return;
    }
    const last = this.watch?.lastWeek ?? -1;
    held.note(tally, bins, index, series, this.before);
    if (index === last) this.weigh(held);
    if (index > last) held.addUp(sums, index, series, this.weights as Float64Array);
  }

  /** Once the last fact is read. */
  private weigh(held: HeldWeeks): void {
    const weights = this.weightsNow() as Float64Array;
    this.weights = weights;
    this.rangeWeights.set(weights, this.before);
    this.policy.weigh(weights);
    held.addHeld(this.sums, weights);
  }

  endRange(): void {
    this.held?.count(this.tally.counts as Float64Array, this.rangeWeights);
  }

  private weightsNow(): Weights | null {
    if (this.study.particles !== null && this.study.facts.length > 0) return null;
    const { firstRun, runs } = this.block;
    return weightsOfRuns(this.study, (i) => firstRun + i, this.ofFacts, runs);
  }
}
