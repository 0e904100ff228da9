import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { TestContext } from "vitest";
import { freePort } from "./free-port.ts";
import { slurmConf } from "./slurm-conf.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const daemons = ["munged", "slurmctld", "slurmd"] as const;
const path = `${process.env.PATH}:/usr/sbin:/sbin`;

/** Runs one of Slurm's commands and gives what it printed, trimmed. */
export type Slurm = (command: string, args: readonly string[], options?: { readonly cwd?: string }) => string;

/** Starts Slurm on this machine for a test, and ends it; where it is not installed, says so aloud and skips the test. */
export async function withSlurm(context: TestContext, use: (slurm: Slurm) => Promise<void>): Promise<void> {
  const missing = daemons.filter((name) => spawnSync("which", [name], { env: { PATH: path } }).status !== 0);
  if (missing.length > 0) {
    process.stderr.write(`skipped: no ${missing.join(", ")}, so the Slurm jobs of docs/cluster.md were not run\n`);
    context.skip(`no ${missing.join(", ")}`);
  }
  const folder = temporaryFolder();
  const env = { ...process.env, PATH: path, SLURM_CONF: join(folder, "slurm.conf") };
  const slurm: Slurm = (command, args, options = {}) =>
    execFileSync(command, args, { ...options, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  try {
    await start(folder, slurm);
    await use(slurm);
  } finally {
    for (const name of ["slurmd", "slurmctld", "munged"]) await end(join(folder, `${name}.pid`));
  }
}

async function start(folder: string, slurm: Slurm): Promise<void> {
  const at = (name: string) => join(folder, name);
  for (const name of ["state", "spool"]) mkdirSync(at(name));
  writeFileSync(at("munge.key"), randomBytes(1024), { mode: 0o400 });
  // Others must reach the socket, and none but its owner may write beside it.
  chmodSync(folder, 0o755);
  const ports = { controller: await freePort(), node: await freePort() };
  writeFileSync(at("slurm.conf"), slurmConf(folder, ports));
  slurm("munged", [
    "--force",
    `--key-file=${at("munge.key")}`,
    `--socket=${at("munge.socket")}`,
    `--pid-file=${at("munged.pid")}`,
    `--log-file=${at("munged.log")}`,
    `--seed-file=${at("munged.seed")}`,
  ]);
  slurm("slurmctld", ["-f", at("slurm.conf")]);
  slurm("slurmd", ["-N", "one", "-f", at("slurm.conf")]);
  for (let tries = 0; slurm("sinfo", ["--noheader", "--format=%t"]) !== "idle"; tries++) {
    if (tries === 100) throw new Error(`Slurm: its node never came up\n${readFileSync(at("slurmd.log"), "utf8")}`);
    await wait(200);
  }
}

/** Ends a daemon that this test started, and waits until it has. */
async function end(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8"));
  try {
    process.kill(pid, "SIGTERM");
    for (;;) {
      process.kill(pid, 0);
      await wait(50);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
