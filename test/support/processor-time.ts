import { readFileSync } from "node:fs";
import { afterAll } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** Processor time that a file of tests took of the process that ran it, its worker threads included [s]. */
    processorSeconds?: number;
    /** Processor time of the processes it started and saw end, theirs included; 0 where the system does not tell [s]. */
    startedSeconds?: number;
  }
}

declare global {
  /** What was counted so far: files that share a process each count from where the one before ended [s]. */
  var counted: { own: number; started: number } | undefined;
}

afterAll(({}, suite) => {
  const { user, system } = process.cpuUsage();
  const now = { own: (user + system) / 1e6, started: secondsOfEndedChildren() };
  suite.file.meta.processorSeconds = now.own - (globalThis.counted?.own ?? 0);
  suite.file.meta.startedSeconds = now.started - (globalThis.counted?.started ?? 0);
  globalThis.counted = now;
});

/** Linux counts them, in hundredths of a second, as the 14th and 15th word after the command's name. */
function secondsOfEndedChildren(): number {
  if (process.platform !== "linux") return 0;
  const stat = readFileSync("/proc/self/stat", "utf8");
  const words = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(words[13]) + Number(words[14])) / 100;
}
