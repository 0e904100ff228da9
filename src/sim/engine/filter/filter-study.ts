import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { Fact } from "../facts/fact.ts";
import { mostFailures } from "../failures.ts";
import { sha256OfDocument } from "../parts/canonical.ts";
import { partsOf } from "../ranges.ts";
import { type PartsOptions, runParts } from "../run-parts.ts";
import type { Sampling } from "../sampling/sampling.ts";
import type { Work } from "../worker.ts";
import type { Filtered, Wide } from "./filter.ts";
import { filterRuns } from "./filter-runs.ts";
import type { Lineage } from "./lineage.ts";
import type { Particles } from "./particle-streams.ts";

export type FilterOptions = Omit<PartsOptions, "onProgress"> & {
  readonly seed: string;
  /** Another seed for what happens: the same facts, other luck. */
  readonly luckSeed?: string | undefined;
  /** Any but importance, whose weights no copy has. */
  readonly sampling?: Sampling | undefined;
  /** More runs that stand at first, so that the first facts leave more of them; only where runs are drawn plainly. */
  readonly wide?: Wide | undefined;
};

/**
 * Carries the runs of a study forward from fact to fact, in the order of the weeks in which these are read. All runs meet at every
 * copying: who does a share of the study filters the whole of it, from what is kept. Readings tell of facts by their position as
 * given. Throws WeightsVanished, and the signal's reason if aborted.
 */
export async function filterStudy(
  scenario: Scenario,
  facts: readonly Fact[],
  options: FilterOptions,
): Promise<Filtered> {
  const { sampling, wide } = options;
  if (sampling?.kind === "importance") throw new RangeError("sampling: must give all runs one weight, got importance");
  if (wide !== undefined && sampling !== undefined && sampling.kind !== "plain")
    throw new RangeError(`wide: must be left out where runs are not drawn plainly, got ${wide.runs} runs`);
  return await filterRuns(scenario, facts, options, (asked, count, particles) =>
    valuesOf(scenario, asked, { ...options, runs: count }, particles),
  );
}

/**
 * What facts are held against in the runs of a study, or in particles in their place; a column a fact. NaN where a run throws. Parts
 * are kept under a name of their own.
 */
export async function valuesOf(
  scenario: Scenario,
  facts: readonly Fact[],
  { seed, luckSeed, sampling, runs, kept, workers, signal }: FilterOptions,
  particles: Particles | null = null,
): Promise<readonly Float64Array[]> {
  const of = kept === undefined ? "" : sha256OfDocument({ of: kept.identity, facts, particles });
  const work: Work<"facts"> = {
    ...{ scenario, seed, luckSeed, sampling, particles, of },
    take: { kind: "facts", facts },
  };
  const columns = facts.map(() => new Float64Array(runs));
  await runParts(
    [work],
    partsOf(runs),
    { runs, workers, kept, signal, most: mostFailures(runs) },
    {
      onPart: (part) => {
        part.columns.forEach((column, k) => void columns[k].set(column, part.range.firstRun));
      },
      rowOf: (failure) => failure,
    },
  );
  return columns;
}

/** What the parts of a study of particles are of: other particles have other parts. */
export function identityOfParticles(identity: string, lineage: Lineage): string {
  return sha256OfDocument({ of: identity, lineage });
}
