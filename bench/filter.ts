import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "./median.ts";

/**
 * Prints what a filter over twelve monthly facts costs over a plain study of as many runs, in processor time, each in a process of
 * its own and both in turns; how often particles were copied, and from how many runs they stem in the end.
 */
export function filterOverPlain(name: string, runs: number, rounds: number): void {
  const turns = Array.from({ length: rounds }, () => {
    const [plain, filtered] = [seconds(name, runs, "plain"), seconds(name, runs, "filtered")];
    return { ratio: filtered.processor / plain.processor, readings: filtered.readings ?? [] };
  });
  const ratio = median(turns.map((turn) => turn.ratio));
  const { readings } = turns[0];
  const copied = readings.filter(([, each]) => each !== null).length;
  console.log(`  filter of twelve facts over plain  ${ratio.toFixed(2)}  (aim 3 or less)`);
  console.log(`  copied ${copied} times; particles stem from ${readings.at(-1)?.[2]} of ${runs} runs`);
}

type Seconds = {
  readonly processor: number;
  readonly readings?: readonly (readonly [effective: number, copied: number | null, ancestors: number])[];
};

function seconds(name: string, runs: number, how: "plain" | "filtered"): Seconds {
  const path = fileURLToPath(new URL("filter-seconds.ts", import.meta.url));
  const child = spawnSync(process.execPath, [path, name, String(runs), how], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Seconds;
}
