import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "./median.ts";

/** Of the short study a good part is what every thread does once: loading and compiling the engine. */
const short = 40_960;
const long = 163_840;

/**
 * Prints how much sooner two workers finish a short study and a long one than one worker, each study in a process of its
 * own, so that both sides compile the engine. One worker leaves a second processor to the compiler and the collector of
 * garbage; two have to share. It needs the wall clock, and so a machine with nothing else to do; the processor time beside it
 * tells work that two workers make for each other from time lost to other programs.
 */
export function twoWorkersOverOne(name: string, rounds: number, isLong: boolean): void {
  for (const runs of isLong ? [short, long] : [short]) {
    const turns = Array.from({ length: rounds }, () => {
      const [one, two] = [studySeconds(name, runs, 1), studySeconds(name, runs, 2)];
      return { wall: one.wall / two.wall, processor: two.processor / one.processor };
    });
    const [wall, processor] = [turns.map((turn) => turn.wall), turns.map((turn) => turn.processor)];
    console.log(
      `  two workers over one, ${String(runs).padStart(6)} runs ${median(wall).toFixed(2)}  (aim 1.8 or more)`,
    );
    console.log(`  processor time, two over one    ${median(processor).toFixed(2)}`);
  }
}

type Seconds = { readonly wall: number; readonly processor: number };

function studySeconds(name: string, runs: number, workers: number): Seconds {
  const path = fileURLToPath(new URL("study-seconds.ts", import.meta.url));
  const child = spawnSync(process.execPath, [path, name, String(runs), String(workers)], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Seconds;
}
