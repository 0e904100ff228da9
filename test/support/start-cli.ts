import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { packageRoot } from "./package-root.ts";

type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly stderr: string };

/** The command line in a process group of its own, and what becomes of it; what is left of it is killed with the test. */
export type Started = { readonly child: ChildProcess; readonly ended: Promise<Ended> };

/** Starts the command line as the scripts of npm do; `wrap` is a line of shell that ends in `exec "$0" "$@"`. */
export function startCli(
  cwd: string,
  args: readonly string[],
  { wrap = 'exec "$0" "$@"', env = {} }: { readonly wrap?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Started {
  const cli = [join(packageRoot, "dist/cli.js"), ...args];
  const child = spawn("sh", ["-c", wrap, process.execPath, ...cli], {
    cwd,
    detached: true,
    env: { ...process.env, ...env },
  });
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  // Not "exit": the last words may come after it.
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal, stderr }));
  onTestFinished(() => signalGroup(child, "SIGKILL"));
  return { child, ended };
}

/** Sends a signal to a process and all it has started; nothing where it has ended. */
export function signalGroup({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
