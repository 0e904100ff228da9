import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished, type TestContext } from "vitest";
import { freePorts } from "./free-ports.ts";
import { slurmConf } from "./slurm-conf.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { until } from "./until.ts";

const daemons = ["munged", "slurmctld", "slurmd"] as const;
const path = `${process.env.PATH}:/usr/sbin:/sbin`;

/** Runs one of Slurm's commands, or a script of them, and gives what it printed, trimmed. */
export type Slurm = (
  command: string,
  args: readonly string[],
  options?: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> },
) => string;

/** Starts Slurm on this machine until the test ends; where it is not installed, says so aloud and skips the test. */
export async function startSlurm(context: TestContext): Promise<Slurm> {
  const missing = daemons.filter((name) => spawnSync("which", [name], { env: { PATH: path } }).status !== 0);
  if (missing.length > 0) {
    process.stderr.write(`skipped: no ${missing.join(", ")}, so the Slurm jobs of docs/cluster.md were not run\n`);
    context.skip(`no ${missing.join(", ")}`);
  }
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  const ownEnv = { ...process.env, PATH: path, SLURM_CONF: at("slurm.conf") };
  const slurm: Slurm = (command, args, { cwd, env } = {}) =>
    execFileSync(command, args, { cwd, env: { ...ownEnv, ...env }, encoding: "utf8", stdio: "pipe" }).trim();
  const [controller, node] = await freePorts(2);
  for (const name of ["state", "spool"]) mkdirSync(at(name));
  writeFileSync(at("munge.key"), randomBytes(1024), { mode: 0o400 });
  // Others must reach the socket, and none but its owner may write beside it.
  chmodSync(folder, 0o755);
  writeFileSync(at("slurm.conf"), slurmConf(folder, { controller, node }));
  onTestFinished(() => {
    for (const name of ["slurmd", "slurmctld", "munged"]) end(at(`${name}.pid`));
  });
  slurm("munged", ["--force", ...munge.map(([flag, name]) => `--${flag}=${at(name)}`)]);
  slurm("slurmctld", ["-f", at("slurm.conf")]);
  slurm("slurmd", ["-N", "one", "-f", at("slurm.conf")]);
  await until("the node of Slurm to come up", 200, () =>
    answers(() => slurm("sinfo", ["--noheader", "--format=%t"]) === "idle"),
  );
  return slurm;
}

const munge = [
  ["key-file", "munge.key"],
  ["socket", "munge.socket"],
  ["pid-file", "munged.pid"],
  ["log-file", "munged.log"],
  ["seed-file", "munged.seed"],
] as const;

/** False also where the controller does not answer yet. */
function answers(asked: () => boolean): boolean {
  try {
    return asked();
  } catch {
    return false;
  }
}

/** Ends a daemon that the test started; one that does not end by itself is killed. */
function end(pidFile: string): void {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8"));
  const wait = `for i in $(seq 1200); do kill -0 ${pid} || exit 0; sleep 0.05; done`;
  spawnSync("sh", ["-c", `kill ${pid}; ${wait}; kill -KILL ${pid}`]);
}
