import { main } from "../../src/cli/program.ts";
import type { Painter } from "../../src/report/render/render.ts";
import { packageRoot } from "./package-root.ts";

export type Transcript = { readonly stdout: string; readonly stderr: string; readonly exitCode: number };

const blankPictures: Painter = async () => ({ svg: "", pdf: "", png: "" });

/** The command line in this process: arguments in, what it printed and its exit code out. The clock stands still. */
export async function runCli(
  args: readonly string[],
  options: {
    cwd?: string;
    signal?: AbortSignal;
    terminal?: boolean;
    answers?: readonly string[];
    /** What comes in by the standard input. */
    input?: () => Promise<string>;
    env?: Readonly<Record<string, string>>;
    codeVersion?: string;
    /** Where finished parts are kept for later commands; without it nowhere. */
    partsFolder?: string;
    /** Paints charts; without it every picture is an empty file, which takes no time. */
    paint?: Painter;
    /** Interrupts the command once it has printed this to stderr; progress, which it then prints as often as it can. */
    interruptAt?: RegExp;
  } = {},
): Promise<Transcript> {
  let stdout = "";
  let stderr = "";
  const answers = options.answers === undefined ? undefined : [...options.answers];
  const { interruptAt } = options;
  const interrupt = new AbortController();
  let clock = 0;
  const exitCode = await main(args, {
    cwd: options.cwd ?? packageRoot,
    packageRoot,
    codeVersion: options.codeVersion ?? "0.0.0-test",
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
      if (interruptAt?.test(stderr)) interrupt.abort(new Error("interrupted"));
    },
    stderrIsTerminal: options.terminal ?? false,
    stdoutIsTerminal: options.terminal ?? false,
    now: () => {
      if (interruptAt !== undefined) clock += 10_000;
      return clock;
    },
    today: () => "2026-02-01",
    ask:
      answers === undefined
        ? undefined
        : async (question) => {
            stdout += question;
            return answers.shift();
          },
    readInput: options.input,
    paint: options.paint ?? blankPictures,
    processors: 2,
    parts: options.partsFolder === undefined ? undefined : { folder: options.partsFolder, now: () => new Date() },
    peakMemoryBytes: () => 100e6,
    processId: process.pid,
    isRunning: (id) => {
      try {
        return process.kill(id, 0);
      } catch {
        return false;
      }
    },
    // Printing the page takes a browser of its own: tests that want it say so.
    env: { CHOKEPOINT_BROWSER: "none", ...options.env },
    signal: options.signal ?? interrupt.signal,
  });
  return { stdout, stderr, exitCode };
}
