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
  const env = { STUDY: study, SHARDS: "4", ARRAY: "3", OUT: "results/cluster", ...killedAtPart(1), KILLED_TASK: "3" };
  const jobs = slurm("sh", ["docs/cluster/slurm-submit.sh"], { cwd, env });
  const [, array, other, merge] = /shards: job (\d+):(\d+), merge: job (\d+)/.exec(jobs) ?? [];
  const log = (job: string) => readFileSync(join(cwd, `slurm-${job}.out`), "utf8");

  await until("Slurm to be done", 500, () => slurm("squeue", ["--noheader"]) === "");
  // The last task of an array has the job number of the array: it is requeued alone.
  expect(log(`${array}_3`)).toMatch(/DUE TO JOB REQUEUE[\s\S]*shard 3\/4 is finished/);
  for (const task of [`${array}_1`, `${array}_2`, `${other}_1`]) expect(log(task)).not.toContain("REQUEUE");
  expect(log(`${other}_1`)).toContain("shard 4/4 is finished");
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
