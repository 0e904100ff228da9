#!/usr/bin/env node
import os from "node:os";
import packageJson from "../package.json" with { type: "json" };
import { ask, readAll } from "./cli/terminal/ask.ts";
import { partsFolder, useCompileCache } from "./cli/terminal/compile-cache.ts";
import { interruptHandler } from "./cli/terminal/interrupt.ts";
import { steadyMemory } from "./cli/terminal/steady-memory.ts";
import { isRunning, packageRoot } from "./host.ts";

/*
 * Whatever Node starts this must be able to read it, to be told which one is needed: nothing newer stands in this file and
 * in those that it names above, and what needs more is loaded after the check.
 */
const { version, engines } = packageJson;
if (isTooOld(process.versions.node)) {
  const isInstalled = import.meta.url.includes("/node_modules/");
  const remedy = isInstalled ? "" : "; npm ci brings one that npm scripts use";
  process.stderr.write(`node ${process.versions.node}: must be ${engines.node}${remedy}\n`);
  process.exitCode = 2;
} else {
  if (import.meta.url.endsWith(".js")) useCompileCache(process);
  steadyMemory(process);
  void start();
}

function isTooOld(node: string): boolean {
  const [[major, minor], [needed, neededMinor]] = [node, engines.node].map((text) => text.match(/\d+/g)!.map(Number));
  return major < needed || (major === needed && minor < neededMinor);
}

async function start(): Promise<void> {
  const { exitInterrupted, exitWrongInput, main } = await import("./cli/program.ts");
  const { exitMistake, mistakeText, withoutDebug } = await import("./cli/terminal/mistake.ts");
  const { printingTo } = await import("./cli/terminal/streams.ts");
  const { isCut, ...printing } = printingTo(process);
  const { args, debug } = withoutDebug(process.argv.slice(2));
  process.on("uncaughtException", (error) => {
    printing.stderr(mistakeText(error, { version, debug }));
    process.exit(exitMistake);
  });
  const interrupt = new AbortController();
  const onSignal = interruptHandler({
    now: () => performance.now(),
    stop: (reason) => interrupt.abort(reason),
    end: () => process.exit(exitInterrupted),
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  const terminal = { input: process.stdin, output: process.stdout, interrupt: () => onSignal("SIGINT") };

  const folder = partsFolder(process);
  const exitCode = await main(args, {
    ...printing,
    debug,
    cwd: process.cwd(),
    packageRoot,
    codeVersion: version,
    stderrIsTerminal: process.stderr.isTTY === true,
    stdoutIsTerminal: process.stdout.isTTY === true,
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    ask: process.stdin.isTTY && process.stdout.isTTY ? (question) => ask(terminal, question) : undefined,
    readInput: process.stdin.isTTY ? undefined : () => readAll(process.stdin, interrupt.signal),
    paint: async (chart) => (await import("./report/render/render.ts")).paintChart(chart),
    processors: os.availableParallelism(),
    peakMemoryBytes: () => process.resourceUsage().maxRSS * 1024,
    processId: process.pid,
    isRunning,
    env: process.env,
    parts: folder === undefined ? undefined : { folder, now: () => new Date() },
    signal: interrupt.signal,
  });
  process.exitCode = exitCode;
  // A disk tells of its being full a moment after it was given the last words.
  process.on("exit", () => {
    if (isCut() && process.exitCode === 0) process.exitCode = exitWrongInput;
  });
}
