import type { RandomStreams } from "../../model/random/source.ts";
import type { InputAt } from "../../model/scenario/inputs.ts";
import type { World } from "../../model/scenario/world.ts";
import { simulateBlock, type WeekListener } from "../../model/simulate.ts";
import type { ParticleStreams } from "./filter/particle-streams.ts";

/** What tells every run of a study by its number. */
export type Drawn = {
  readonly world: World;
  readonly streams: RandomStreams;
  /** The draws of its particles, where facts have put copies of some of its runs in the place of others. */
  readonly particles: ParticleStreams | null;
  readonly drawn: readonly InputAt[];
};

/** Simulates a block of a study's runs, or of its particles where facts have left such, for so many weeks from the start. */
export function simulateRuns(
  { world, drawn, streams, particles }: Drawn,
  firstRun: number,
  runs: number,
  listener: WeekListener,
  weeks: number = world.weeks,
): readonly Float64Array[] {
  if (particles === null) return simulateBlock(world, drawn, streams, firstRun, runs, listener, { weeks });
  const { streams: ofBlock, freshLuck } = particles.ofBlock(firstRun, runs);
  return simulateBlock(world, drawn, ofBlock, firstRun, runs, listener, { weeks, freshLuck });
}
