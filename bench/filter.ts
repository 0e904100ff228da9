import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "./median.ts";

/**
 * Prints what it costs over a plain study of as many runs to weigh them by twelve monthly facts, and to filter them by these, in
 * processor time, each in a process of its own and all in turns; how often particles were copied, and what they are worth in the end.
 */
export function filterOverPlain(name: string, runs: number, rounds: number): void {
  const turns = Array.from({ length: rounds }, () => {
    const [plain, weighed, filtered] = (["plain", "weighed", "filtered"] as const).map((how) =>
      seconds(name, runs, how),
    );
    return {
      ratio: filtered.processor / plain.processor,
      weighing: weighed.processor / plain.processor,
      readings: filtered.readings ?? [],
    };
  });
  const weighing = median(turns.map((turn) => turn.weighing));
  console.log(`  weighed by twelve facts over plain  ${weighing.toFixed(3)}  (aim 1.05 or less)`);
  const ratio = median(turns.map((turn) => turn.ratio));
  const { readings } = turns[0];
  const copied = readings.filter(([, each]) => each !== null).length;
  console.log(`  filter of twelve facts over plain  ${ratio.toFixed(2)}  (aim 3 or less)`);
  console.log(`  copied ${copied} times; particles are worth ${readings.at(-1)?.[2]} of ${runs} runs`);
}

type Seconds = {
  readonly processor: number;
  readonly readings?: readonly (readonly [effective: number, copied: number | null, worth: number])[];
};

function seconds(name: string, runs: number, how: "plain" | "weighed" | "filtered"): Seconds {
  const path = fileURLToPath(new URL("filter-seconds.ts", import.meta.url));
  const child = spawnSync(process.execPath, [path, name, String(runs), how], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Seconds;
}
