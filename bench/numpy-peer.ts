import { readScenarioFile } from "../src/index.ts";
import { createStudy, simulateRange } from "../src/sim/engine/simulate-range.ts";
import { median } from "./median.ts";
import { findPython, noPython } from "./peer/find-python.ts";
import { runPeer } from "./peer/run-peer.ts";
import { threadSeconds } from "./thread-seconds.ts";

const runs = 2048;
const leastPeerRuns = 4096;
/** How many runs advance together in NumPy: of these the one that suits it best is taken. */
const blocks = [1024, 2048, 4096, 8192, 16_384] as const;

/**
 * Prints NumPy's time over ours, run for run: the processor time of one thread each, both taking turns. The NumPy program
 * is the model written a second time for this purpose; that it does the same is a test, test/bench/numpy-peer.test.ts.
 */
export function numpyOverOurs(name: string, rounds: number): void {
  const python = findPython();
  if (python === null) {
    console.log(`  NumPy's time over ours          not measured: ${noPython}`);
    return;
  }
  const { scenario } = readScenarioFile(name);
  const study = createStudy(scenario, "bench");
  const ours = () => threadSeconds(() => void simulateRange(study, { firstRun: 0, runs })) / runs;
  const peer = (block: number) => {
    const peerRuns = Math.max(leastPeerRuns, block);
    const { numpy, seconds } = runPeer(python, { scenario, runs: peerRuns, block, seed: 1, weeks: [] });
    return { block, numpy, seconds: seconds / peerRuns };
  };
  const pilot = blocks.map(peer);
  const { block, numpy } = pilot.reduce((best, each) => (each.seconds < best.seconds ? each : best));
  ours();
  const turns = Array.from({ length: rounds }, () => ({ ours: ours(), theirs: peer(block).seconds }));
  const ratio = median(turns.map((turn) => turn.theirs / turn.ours)).toFixed(2);
  const micros = (median(turns.map((turn) => turn.theirs)) * 1e6).toFixed(0);
  console.log(`  NumPy's time over ours          ${ratio}  (aim 1 or more)`);
  console.log(`  microseconds a run, NumPy       ${micros}   (NumPy ${numpy}, ${block} runs a block)`);
}
