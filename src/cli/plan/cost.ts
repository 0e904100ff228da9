import { fewestPairs, pairsOf } from "../../sim/analysis/precision/luck.ts";
import type { Sampling } from "../../sim/engine/sampling/sampling.ts";
import type { PilotCost } from "../commands/plan/pilot.ts";

/** A column is summed up from two copies of it, and one more while its drivers are found [bytes a run]. */
const memoryPerRun = 24;
/** summary.json, manifest.json and the tables beside them [bytes]. */
const otherFiles = 300_000;

type Planned = {
  readonly runs: number;
  readonly sampling: Pick<Sampling, "kind">;
  /** Runs that the study makes itself beforehand. */
  readonly pilotRuns: number;
  readonly peakBytes: number;
};

/** What a study will take, judged from a pilot. Of the pairs that split the spread, a design makes both runs, not one. */
export function costOf(pilot: PilotCost, { runs, sampling, pilotRuns, peakBytes }: Planned) {
  const pairs = pairsOf(runs) < fewestPairs ? 0 : pairsOf(runs);
  const all = runs + (sampling.kind === "plain" ? 1 : 2) * pairs + pilotRuns;
  const { low, middle, high } = pilot.secondsPerRun;
  return {
    seconds: { low: low * all, middle: middle * all, high: high * all },
    bytesOnDisk: pilot.bytesPerRun * runs + pilot.bytesFixed + otherFiles,
    bytesMeanwhile: pilot.partBytesPerRun * runs,
    bytesOfMemory: peakBytes + memoryPerRun * runs,
  };
}
