import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clonedPackage } from "../support/cloned-package.ts";
import { startSlurm } from "../support/start-slurm.ts";
import { until } from "../support/until.ts";

const study = "ban-2026 --seed cluster --runs 8192";
const runsPerShard = 2048;

test("the Slurm jobs of docs/cluster.md make the run in one piece, byte for byte, though a task is killed and requeued", async (context) => {
  const slurm = await startSlurm(context);
  const cwd = clonedPackage();
  const env = { STUDY: study, SHARDS: "4", OUT: "results/cluster" };
  const jobs = slurm("sh", ["docs/cluster/slurm-submit.sh"], { cwd, env });
  const [, array, merge] = /shards: job (\d+), merge: job (\d+)/.exec(jobs) ?? [];
  const log = (job: string) => readFileSync(join(cwd, `slurm-${job}.out`), "utf8");

  const shards = join(cwd, "results/cluster.shards");
  await until("the first part of shard 2", 10, () => partsOfShard(shards, 2).length > 0);
  process.kill(computing(2), "SIGKILL");
  expect(partsOfShard(shards, 2).length).toBeLessThan(runsPerShard / 1024);

  await until("Slurm to be done", 500, () => slurm("squeue", ["--noheader"]) === "");
  expect(log(`${array}_2`)).toMatch(/DUE TO JOB REQUEUE[\s\S]*shard 2\/4 is finished/);
  expect(log(merge)).toContain("result hash");
  const inOnePiece = `npm run --silent chokepoint -- run ${study} --workers 2 --out results/one`;
  execFileSync("sh", ["-c", inOnePiece], { cwd, stdio: "pipe" });
  const [merged, whole] = ["results/cluster", "results/one"].map((folder) => filesIn(join(cwd, folder)));
  expect([...merged.keys()]).toEqual([...whole.keys()]);
  for (const [name, bytes] of whole) expect(merged.get(name)?.equals(bytes), name).toBe(true);
}, 600_000);

function partsOfShard(folder: string, index: number): readonly string[] {
  if (!existsSync(folder)) return [];
  const firstOf = (name: string) => Number(/^runs-(\d+)-\d+\.part$/.exec(name)?.[1] ?? -1);
  return readdirSync(folder).filter((name) => Math.floor(firstOf(name) / runsPerShard) === index - 1);
}

/** The process that simulates for a task of the array: the last of the line of npm, shell and it. */
function computing(task: number): number {
  const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const [id] = ids
    .map(Number)
    .sort((a, b) => b - a)
    .filter((each) => isCommandLineOf(each, task));
  return id;
}

function isCommandLineOf(id: number, task: number): boolean {
  try {
    const [words, env] = ["cmdline", "environ"].map((name) => readFileSync(`/proc/${id}/${name}`, "utf8").split("\0"));
    return words.some((word) => word.endsWith("src/cli.ts")) && env.includes(`SLURM_ARRAY_TASK_ID=${task}`);
  } catch {
    return false;
  }
}

function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder).sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}
