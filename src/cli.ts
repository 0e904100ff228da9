#!/usr/bin/env -S npx tsx
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { main } from "./cli/program.ts";

const packageRoot = fileURLToPath(new URL("..", import.meta.url));
const { version, engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const interrupt = new AbortController();
process.once("SIGINT", () => interrupt.abort(new Error("interrupted")));
process.once("SIGTERM", () => interrupt.abort(new Error("terminated")));

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
    now: () => performance.now(),
    processors: availableParallelism(),
    signal: interrupt.signal,
  });
}
