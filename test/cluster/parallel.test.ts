import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clonedPackage } from "../support/cloned-package.ts";
import { runCli } from "../support/run-cli.ts";

test("the line for GNU parallel makes the run in one piece, here of fewer runs, and again does nothing twice", async (context) => {
  if (!/GNU parallel/.test(spawnSync("parallel", ["--version"], { encoding: "utf8" }).stdout ?? "")) {
    process.stderr.write("skipped: no GNU parallel, so the line of docs/cluster.md was not run\n");
    context.skip("no GNU parallel");
  }
  const cwd = clonedPackage();
  const line = readFileSync(join(cwd, "docs/cluster/parallel.sh"), "utf8")
    .replace("seq 100", "seq 3")
    .replace("{}/100", "{}/3")
    .replace("--runs 10000000", "--runs 3072");
  const run = () => execFileSync("sh", ["-c", line], { cwd, encoding: "utf8", stdio: "pipe" });
  const first = run();
  expect(first.match(/shard \d\/3 is finished, 1024 runs/g)).toHaveLength(3);
  const args = ["run", "ban-2026", "--seed", "paper", "--runs", "3072", "--workers", "1", "--out", "one"];
  const [, hash] = /result hash: (\w{64})/.exec((await runCli(args, { cwd })).stdout) ?? [];
  expect(first).toContain(`result hash: ${hash}`);
  const second = run();
  expect(second.match(/shard \d\/3 is finished already/g)).toHaveLength(3);
  expect(second).not.toMatch(/is finished,/);
  expect(second).toContain(`result hash: ${hash}`);

  const another = line.replace("--seed paper", "--seed another");
  const refused = spawnSync("sh", ["-c", another], { cwd, encoding: "utf8" });
  expect(refused.status).not.toBe(0);
  expect(refused.stderr).toContain("seed: must be another, got paper");
  expect(refused.stdout).not.toContain("result hash");
});
