import { fewestPairs, pairsOf } from "../../sim/precision/luck-and-ignorance.ts";
import type { PilotCost } from "./pilot-runs.ts";

/** A column is summed up from two copies of it, and one more while its drivers are found [bytes a run]. */
const memoryPerRun = 24;
/** summary.json, manifest.json and the tables beside them [bytes]. */
const otherFiles = 300_000;

/** What a study of so many runs will take, judged from a pilot; `pilotRuns` that it makes itself beforehand. */
export function costOf(pilot: PilotCost, runs: number, pilotRuns: number, peakBytes: number) {
  const pairs = pairsOf(runs) < fewestPairs ? 0 : pairsOf(runs);
  const all = runs + pairs + pilotRuns;
  const { low, middle, high } = pilot.secondsPerRun;
  return {
    seconds: { low: low * all, middle: middle * all, high: high * all },
    bytesOnDisk: pilot.bytesPerRun * runs + pilot.bytesFixed + otherFiles,
    bytesMeanwhile: pilot.partBytesPerRun * runs,
    bytesOfMemory: peakBytes + memoryPerRun * runs,
  };
}
