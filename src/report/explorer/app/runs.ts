import { outcomeKeys } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { type SeriesKey, seriesKeys } from "../../../model/series.ts";
import { bandProbabilities, fillQuantiles } from "../../../sim/engine/bands/bands-of.ts";
import { binsOf } from "../../../sim/engine/bands/bins.ts";
import { plainSampling } from "../../../sim/engine/sampling/sampling.ts";
import { effectiveRuns, type Layout, layoutOf } from "../../../sim/study/layout.ts";
import type { Followed } from "../follow.ts";
import { followedIn, outcomesFollowedIn } from "../followed.ts";
import { binsPerWeek as bins, type Shipped } from "../shipped.ts";

/** Weekly quantiles of a series over the runs that are in: 5, 10, 25, 50, 75, 90 and 95 in 100, week by week. */
export type Fan = readonly Float64Array[];

/** Counts of one series by week and bin, of the blocks up to `blocks`. */
type Counts = {
  /** Whole numbers where all runs count alike: a slider that is dragged asks for many studies, and their counts are large. */
  readonly of: Float64Array | Uint16Array;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  blocks: number;
  weight: number;
};

/** The runs of one study as they come in, from any worker and in any order: those from the first to the first gap count. */
export class Runs {
  readonly scenario: Scenario;
  readonly runs: number;
  readonly outcomes: readonly OutcomeKey[];
  readonly series: readonly SeriesKey[];
  /** Runs that are in. */
  done = 0;
  /** Those of them that came with the page. */
  shipped: Shipped | null = null;
  /** The run from which each stems, where facts have carried them forward as particles. */
  ancestors: Int32Array | undefined;
  private readonly seed: string;
  private readonly columns: ReadonlyMap<string, Float64Array>;
  private weights: Float64Array | undefined;
  private readonly blocks: Followed[] = [];
  private readonly waiting = new Map<number, Followed>();
  private readonly counts = new Map<string, Counts>();
  private readonly worked = new Map<string, { readonly done: number; readonly value: unknown }>();
  private laid: { readonly runs: number; readonly layout: Layout | null } | undefined;

  constructor(scenario: Scenario, seed: string, runs: number) {
    const world = createWorld(scenario);
    this.scenario = scenario;
    this.seed = seed;
    this.runs = runs;
    const outcomes = outcomeKeys(world);
    this.outcomes = outcomesFollowedIn(outcomes).map((position) => outcomes[position]);
    const series = seriesKeys(world);
    this.series = followedIn(series).map((position) => series[position]);
    this.columns = new Map(this.outcomes.map((key) => [outcomeId(key), new Float64Array(runs)]));
  }

  add(block: Followed): void {
    this.waiting.set(block.firstRun, block);
    for (let next = this.waiting.get(this.done); next !== undefined; next = this.waiting.get(this.done)) {
      this.waiting.delete(this.done);
      this.take(next);
    }
  }

  /** Takes the first runs as they came with the page, before any other. */
  ship(shipped: Shipped): void {
    const { runs, outcomes } = shipped;
    this.shipped = shipped;
    [...this.columns.values()].forEach((column, k) => {
      column.set(outcomes.subarray(k * runs, (k + 1) * runs));
    });
    this.done = runs;
  }

  private take(block: Followed): void {
    const { firstRun, runs, outcomes, weights } = block;
    [...this.columns.values()].forEach((column, k) => {
      column.set(outcomes.subarray(k * runs, (k + 1) * runs), firstRun);
    });
    if (weights !== null) {
      this.weights ??= new Float64Array(this.runs);
      this.weights.set(weights, firstRun);
    }
    this.blocks.push(block);
    this.done += block.runs;
  }

  has(id: string): boolean {
    return this.columns.has(id);
  }

  /** One number a run, of the first `runs` that are in. */
  values(id: string, runs = this.done): Float64Array {
    const column = this.columns.get(id);
    if (column === undefined) throw new RangeError(`${id}: no such outcome`);
    return column.subarray(0, runs);
  }

  /** How the first runs count; null where all count alike. */
  layout(runs = this.done): Layout | null {
    if (this.laid?.runs !== runs) {
      const [weights, ancestors] = [this.weights?.subarray(0, runs), this.ancestors?.subarray(0, runs)];
      const laid = { sampling: plainSampling, seed: this.seed, runs };
      this.laid = { runs, layout: layoutOf({ ...laid, weights, ancestors }) };
    }
    return this.laid.layout;
  }

  /** Runs of equal weight that the first of those which are in are worth (Kish). */
  worth(runs = this.done): number {
    const worth = runs === 0 ? 0 : effectiveRuns(this.layout(runs), runs);
    return Number.isFinite(worth) ? worth : 0;
  }

  /** What follows from the runs that are in, worked out once until there are more. */
  once<Value>(name: string, value: () => Value): Value {
    const found = this.worked.get(name);
    if (found?.done === this.done) return found.value as Value;
    const made = value();
    this.worked.set(name, { done: this.done, value: made });
    return made;
  }

  /** Quantiles of a series that is followed; null before the first runs, and where no run counts for anything. */
  fan(id: string): Fan | null {
    return this.once(`fan ${id}`, () => this.fanOf(id));
  }

  private fanOf(id: string): Fan | null {
    const position = this.series.findIndex(({ series, ...key }) => outcomeId({ outcome: series, ...key }) === id);
    const counts = this.counted(id, position);
    if (!(counts.weight > 0)) return null;
    const { weeks } = { weeks: this.scenario.horizonWeeks };
    const fan = bandProbabilities.map(() => new Float64Array(weeks));
    const quantiles = new Float64Array(fan.length);
    const of = binsOf(this.series[position]);
    // Ranks count from zero among whole runs; weights that are not whole have no last one to leave out.
    const total = this.weights === undefined ? this.done : counts.weight + 1;
    for (let week = 0; week < weeks; week++) {
      const ofWeek = counts.of.subarray(week * bins, (week + 1) * bins);
      fillQuantiles(quantiles, ofWeek, counts.lowest[week], counts.highest[week], of, total);
      for (let q = 0; q < fan.length; q++) fan[q][week] = quantiles[q];
    }
    return fan;
  }

  private counted(id: string, position: number): Counts {
    const weeks = this.scenario.horizonWeeks;
    const isWhole = this.weights === undefined && this.runs <= mostInTwoBytes;
    const counts = this.counts.get(id) ?? firstCounts(this.shipped, position, weeks, isWhole);
    // Before the first of them it is not known whether runs count alike.
    if (this.done > 0) this.counts.set(id, counts);
    for (; counts.blocks < this.blocks.length; counts.blocks++)
      counts.weight += countBlock(counts, this.blocks[counts.blocks], position, weeks);
    return counts;
  }
}

const mostInTwoBytes = 65_535;

/** Of none, or of those that came with the page. */
function firstCounts(shipped: Shipped | null, position: number, weeks: number, isWhole: boolean): Counts {
  const [from, to] = [position * weeks, (position + 1) * weeks];
  return {
    of: shipped?.counts.slice(from * bins, to * bins) ?? new (isWhole ? Uint16Array : Float64Array)(weeks * bins),
    lowest: shipped?.lowest.slice(from, to) ?? new Float64Array(weeks).fill(Infinity),
    highest: shipped?.highest.slice(from, to) ?? new Float64Array(weeks).fill(-Infinity),
    ...{ blocks: 0, weight: shipped?.runs ?? 0 },
  };
}

function countBlock({ of, lowest, highest }: Counts, block: Followed, position: number, weeks: number): number {
  const { runs, weights } = block;
  for (let week = 0; week < weeks; week++) {
    const cell = position * weeks + week;
    const found = block.bins.subarray(cell * runs, (cell + 1) * runs);
    const first = week * bins;
    if (weights === null) for (let run = 0; run < runs; run++) of[first + found[run]]++;
    else for (let run = 0; run < runs; run++) of[first + found[run]] += weights[run];
    lowest[week] = Math.min(lowest[week], block.lowest[cell]);
    highest[week] = Math.max(highest[week], block.highest[cell]);
  }
  return weights === null ? runs : weights.reduce((sum, weight) => sum + weight, 0);
}
