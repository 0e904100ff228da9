import type { Scenario } from "../../model/scenario/scenario.ts";
import { type Band, bandsOf } from "./bands/bands-of.ts";
import { CountedSum } from "./bands/counted.ts";
import type { Fact } from "./facts/fact.ts";
import { type Failure, mostFailures } from "./failures.ts";
import { identityOfParticles } from "./filter/filter-study.ts";
import type { Lineage } from "./filter/lineage.ts";
import type { Particles } from "./filter/particle-streams.ts";
import { unpackPaths } from "./parts/packed-paths.ts";
import { type PolicyCounts, sumOfPolicy } from "./policy-counts.ts";
import { partsOf, type Range, rangesOf, type Shard } from "./ranges.ts";
import { type Kept, type PartsOptions, runParts } from "./run-parts.ts";
import type { Sampling } from "./sampling/sampling.ts";
import type { RangePaths } from "./series-paths.ts";
import { type Part, sumOfWeights, weightsOfPart } from "./simulate-part.ts";
import { createStudy } from "./simulate-range.ts";
import type { Work } from "./worker.ts";

type ShardOptions = PartsOptions & {
  /** Any non-empty string; the same seed gives the same draws to every scenario. */
  readonly seed: string;
  /** Another seed for what happens: the same facts, other luck. */
  readonly luckSeed?: string | undefined;
  readonly sampling?: Sampling;
  /** What weighs its runs; particles that these facts have left have equal weights. */
  readonly facts?: readonly Fact[] | undefined;
  /** Particles of equal weight in the place of its runs, as facts have left them. */
  readonly lineage?: Lineage | undefined;
  /** Runs that may fail; 1 in 1,000 unless said otherwise. */
  readonly mostFailures?: number | undefined;
  /** Weekly series of which every run's path is kept, by id. */
  readonly paths?: readonly string[] | undefined;
};

/** What runs have in the place of what each fact has on record, a column a fact, and what each run counts for. */
type Weighed = { readonly ofFacts: readonly Float64Array[]; readonly weights: Float64Array };

export type RunOptions = ShardOptions & {
  /** Receives the outcomes of some ranges at a time, in run order, and what was drawn (see `sourcesOf`); runs that failed are left out of the columns. */
  readonly onOutcomes: (
    outcomes: readonly Float64Array[],
    range: Range,
    failures: readonly Failure[],
    drawn: readonly Float64Array[],
    /** Where facts weigh runs. */
    weighed?: Weighed,
  ) => void | Promise<void>;
  /** Receives the paths that were asked for, range by range, after the outcomes of its runs. */
  readonly onPaths?: ((paths: RangePaths, failures: readonly Failure[]) => void) | undefined;
};

/** What runs leave behind beside their outcomes, without those that failed. */
export type RunTotals = { readonly bands: readonly Band[]; readonly policy: PolicyCounts };

/**
 * Runs a study, on worker threads when there are several. Sums are folded in run order; counts are whole numbers, the same
 * in any order. Returns the weekly bands of the runs that did not fail, and where their policy goes. Throws StudyFailed if too many did, and the
 * signal's reason if aborted.
 */
export async function runStudy(scenario: Scenario, options: RunOptions): Promise<RunTotals> {
  const { runs, onOutcomes } = options;
  const study = createStudy(
    scenario,
    options.seed,
    options.sampling,
    options.luckSeed,
    particlesOf(options),
    undefined,
    options.facts,
  );
  const sums = new Float64Array(study.series.length * study.world.weeks);
  const counted = new CountedSum(study.series, study.world.weeks);
  const policies: PolicyCounts[] = [];
  let done = 0;
  await forEachPart(scenario, options, partsOf(runs), async (part) => {
    for (const ofRange of part.sums) for (let cell = 0; cell < sums.length; cell++) sums[cell] += ofRange[cell];
    counted.add(part.counted);
    policies.push(part.policy);
    if (policies.length === mostWaiting) policies.splice(0, mostWaiting, sumOfPolicy(policies, study.sampling));
    const weights = weightsOfPart(study, part, part.ofFacts);
    done += sumOfWeights(weights) ?? countOfPart(part, study.weightOf);
    const weighed = weights === undefined ? undefined : { ofFacts: part.ofFacts, weights };
    await onOutcomes(part.outcomes, part.range, part.failures, part.drawn, weighed);
    forEachPaths(part, options, study.world.weeks);
  });
  return {
    bands: bandsOf(counted.total(), sums, study.series, scenario.start, done),
    policy: sumOfPolicy(policies, study.sampling),
  };
}

/** Unpacks the paths of one range at a time. */
function forEachPaths({ paths, range, failures }: Part, { paths: ids = [], onPaths }: RunOptions, weeks: number): void {
  if (onPaths === undefined) return;
  const ranges = rangesOf(range.runs, range.firstRun);
  for (const [k, packed] of paths.entries()) {
    const { firstRun, runs } = ranges[k];
    const own = failures.filter(({ run }) => run >= firstRun && run < firstRun + runs);
    const columns = unpackPaths(packed, ids.length, (runs - own.length) * weeks);
    onPaths({ range: ranges[k], weeks, columns }, own);
  }
}

/** Parts whose counts of policy wait to be summed up, at most. */
const mostWaiting = 16;

/** What the runs of a part that did not fail count for by their design. */
function countOfPart({ range, failures }: Part, weightOf: ((run: number) => number) | null): number {
  if (weightOf === null) return range.runs - failures.length;
  let weight = 0;
  for (let run = range.firstRun; run < range.firstRun + range.runs; run++) weight += weightOf(run);
  for (const { run } of failures) weight -= weightOf(run);
  return weight;
}

/** Computes and keeps what is missing of a shard's parts. */
export async function runShard(
  scenario: Scenario,
  options: ShardOptions & { readonly kept: Kept; readonly shard: Shard },
): Promise<void> {
  await forEachPart(scenario, options, partsOf(options.runs, options.shard), () => undefined);
}

function particlesOf({ lineage }: Pick<ShardOptions, "lineage">): Particles | null {
  return lineage === undefined ? null : { lineage, slots: null };
}

async function forEachPart(
  scenario: Scenario,
  options: ShardOptions,
  parts: readonly Range[],
  onPart: (part: Part) => void | Promise<void>,
): Promise<void> {
  const { seed, luckSeed, sampling, facts, kept, runs, lineage, paths } = options;
  const particles = particlesOf(options);
  const identity = kept?.identity ?? "";
  const of = lineage === undefined || kept === undefined ? identity : identityOfParticles(identity, lineage);
  const work: Work<"study"> = {
    ...{ scenario, seed, luckSeed, sampling, particles, facts, of },
    take: { kind: "study", paths },
  };
  const most = options.mostFailures ?? mostFailures(runs);
  await runParts([work], parts, { ...options, most }, { onPart, rowOf: (failure) => failure });
}
