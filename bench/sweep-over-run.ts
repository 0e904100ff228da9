import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { allocatorSettings } from "../src/cli/terminal/steady-memory.ts";
import { median } from "./median.ts";

const usualCells = 200;
const runs = 512;

/** Prints what 200 cells of 512 runs cost over as many runs of one scenario, both by the command, in processor time. */
export function sweepOverRun(name: string, rounds: number, cells = usualCells): void {
  const scratch = mkdtempSync(join(tmpdir(), "chokepoint-sweep-"));
  const grid = join(scratch, "grid.yaml");
  const axes = [
    { input: "makers.cover", range: { from: 2, to: 12, count: cells / 10 }, unit: "months" },
    { input: "licences.wait", range: { from: 1, to: 10, count: 10 }, unit: "weeks" },
  ];
  writeFileSync(grid, JSON.stringify({ schemaVersion: 1, name: "bench", axes }));
  const out = ["--workers", "2", "--out", join(scratch, "out")];
  const given = (count: number) => ["--seed", "bench", "--runs", String(count), ...out];
  const sides = {
    sweep: ["sweep", name, "--grid", grid, ...given(runs)],
    run: ["run", name, ...given(cells * runs)],
  };
  try {
    const turns = Array.from({ length: rounds }, (_, round) => {
      const costs = { sweep: 0, run: 0 };
      // Neither side is always the first.
      for (const side of round % 2 === 0 ? (["sweep", "run"] as const) : (["run", "sweep"] as const)) {
        rmSync(join(scratch, "out"), { recursive: true, force: true });
        costs[side] = secondsOf(sides[side]);
      }
      return costs;
    });
    const of = (side: "sweep" | "run") => median(turns.map((turn) => turn[side])).toFixed(1);
    const ratio = median(turns.map(({ sweep, run }) => sweep / run)).toFixed(2);
    console.log(
      `  ${cells} cells of ${runs} runs over ${cells * runs} runs  ${ratio}   (aim 1.1 or less; ${of("sweep")} over ${of("run")} s)`,
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function secondsOf(args: readonly string[]): number {
  const script = fileURLToPath(new URL("command-seconds.ts", import.meta.url));
  const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
  const env = { ...process.env, ...allocatorSettings };
  const child = spawnSync(process.execPath, ["--max-semi-space-size=4", script, cli, ...args], {
    encoding: "utf8",
    env,
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return (JSON.parse(child.stderr.trim().split("\n").at(-1) as string) as { processor: number }).processor;
}
