#!/usr/bin/env -S npx tsx
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { ask } from "./cli/terminal/ask.ts";
import { interruptHandler } from "./cli/terminal/interrupt.ts";
import { steadyMemory } from "./cli/terminal/steady-memory.ts";

steadyMemory(process);
const { exitInterrupted, main } = await import("./cli/program.ts");

const packageRoot = fileURLToPath(new URL("..", import.meta.url));
const { version, engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const interrupt = new AbortController();
const onSignal = interruptHandler({
  now: () => performance.now(),
  stop: (reason) => interrupt.abort(reason),
  end: () => process.exit(exitInterrupted),
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
const terminal = { input: process.stdin, output: process.stdout, interrupt: () => onSignal("SIGINT") };
// Whoever reads only the first lines closes the pipe: the rest is not wanted, and that is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    if (stream === process.stdout) process.stderr.write(`what is printed cannot be written, got ${error.message}\n`);
    process.exit(2);
  });

if (Number(process.versions.node.split(".")[0]) < 22) {
  process.stderr.write(
    `node ${process.versions.node}: must be ${engines.node}; npm ci brings one that npm scripts use\n`,
  );
  process.exitCode = 2;
} else {
  process.exitCode = await main(process.argv.slice(2), {
    cwd: process.cwd(),
    packageRoot,
    codeVersion: version,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    stderrIsTerminal: process.stderr.isTTY === true,
    stdoutIsTerminal: process.stdout.isTTY === true,
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    ask: process.stdin.isTTY && process.stdout.isTTY ? (question) => ask(terminal, question) : undefined,
    paint: async (chart) => (await import("./report/render/render.ts")).paintChart(chart),
    processors: availableParallelism(),
    peakMemoryBytes: () => process.resourceUsage().maxRSS * 1024,
    processId: process.pid,
    isRunning,
    env: process.env,
    signal: interrupt.signal,
  });
}

/** Also of a process of another user, which may not be signalled. */
function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
