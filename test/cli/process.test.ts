import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { interruptHandler } from "../../src/cli/interrupt.ts";
import { packageRoot } from "../support/package-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** The command line in a process group of its own, started as the scripts of npm start it. */
function start(cwd: string, ...args: readonly string[]): ChildProcess {
  const loader = import.meta.resolve("tsx");
  const child = spawn(process.execPath, ["--import", loader, join(packageRoot, "src/cli.ts"), ...args], {
    cwd,
    detached: true,
  });
  onTestFinished(() => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  });
  return child;
}

/** An echo of a signal, which a process that has answered the first one may not live to see. */
function signalIfRunning(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid as number), signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s sent twice to the whole group, as a terminal and npm do, leaves nothing half-written",
  async (signal) => {
    const cwd = temporaryFolder();
    const child = start(cwd, "run", "ban-2026", "--seed", "s", "--runs", "5000000", "--workers", "2", "--out", "out");
    let stderr = "";
    child.stderr?.on("data", (chunk) => {
      stderr += chunk;
    });
    while (!readdirSync(cwd).some((name) => name.startsWith(".out.partial"))) await wait(20);
    await wait(500);
    const exited = once(child, "exit");
    process.kill(-(child.pid as number), signal);
    await wait(1);
    signalIfRunning(child, signal);
    await exited;
    expect(stderr).toContain("interrupted: nothing was written");
    expect(readdirSync(cwd)).toEqual([]);
  },
);

test("npm starts the command line itself: a process between them that waits for an answer would kill a busy one", () => {
  const { scripts } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
  for (const script of [scripts.chokepoint, ...scripts.start.split(" && ")])
    expect(script).toMatch(/^node --import tsx .*src\/cli\.ts/);
});

test("a reader who closes the pipe early, as head does, gets no stack", async () => {
  const child = start(packageRoot, "check", "ban-2026");
  let stderr = "";
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  child.stdout?.destroy();
  const [code] = await once(child, "exit");
  expect([code, stderr]).toEqual([0, ""]);
});

test("the first signal stops the command, its echoes do nothing, one after the grace ends the process", () => {
  let clock = 0;
  const calls: string[] = [];
  const handle = interruptHandler({
    now: () => clock,
    stop: ({ message }) => void calls.push(message),
    end: () => void calls.push("end"),
  });
  for (const at of [0, 1, 400, 2000, 2001]) {
    clock = at;
    handle("SIGINT");
  }
  expect(calls).toEqual(["interrupted by SIGINT", "end"]);
});
