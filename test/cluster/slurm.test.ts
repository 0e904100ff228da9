import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clonedPackage } from "../support/cloned-package.ts";
import { killedAtPart } from "../support/killed-at-part.ts";
import { startSlurm } from "../support/start-slurm.ts";
import { until } from "../support/until.ts";

const study = "ban-2026 --seed cluster --runs 8192";

test("the Slurm jobs of docs/cluster.md make the run in one piece, byte for byte, though a task is killed and requeued", async (context) => {
  const slurm = await startSlurm(context);
  const cwd = clonedPackage();
  const env = { STUDY: study, SHARDS: "4", OUT: "results/cluster", ...killedAtPart(1), KILLED_TASK: "2" };
  const jobs = slurm("sh", ["docs/cluster/slurm-submit.sh"], { cwd, env });
  const [, array, merge] = /shards: job (\d+), merge: job (\d+)/.exec(jobs) ?? [];
  const log = (job: string) => readFileSync(join(cwd, `slurm-${job}.out`), "utf8");

  await until("Slurm to be done", 500, () => slurm("squeue", ["--noheader"]) === "");
  expect(log(`${array}_2`)).toMatch(/DUE TO JOB REQUEUE[\s\S]*shard 2\/4 is finished/);
  expect(log(merge)).toContain("result hash");
  const inOnePiece = `npm run --silent chokepoint -- run ${study} --workers 2 --out results/one`;
  execFileSync("sh", ["-c", inOnePiece], { cwd, stdio: "pipe" });
  const [merged, whole] = ["results/cluster", "results/one"].map((folder) => filesIn(join(cwd, folder)));
  expect([...merged.keys()]).toEqual([...whole.keys()]);
  for (const [name, bytes] of whole) expect(merged.get(name)?.equals(bytes), name).toBe(true);
});

function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder).sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}
