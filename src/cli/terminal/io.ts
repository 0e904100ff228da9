import type { Painter } from "../../report/render/render.ts";
import type { Host } from "../../sim/results/host.ts";
import type { PartsPlace } from "../../sim/results/kept/cache.ts";

/** What a command answers a program: the folder that it left, if any, and its record, as that lies there. */
export type Answer = { readonly results: string | null; readonly record: unknown };

/** What the command line has of the world outside: given as an argument, so that a test can stand in for it. */
export type Io = Host & {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether progress may redraw its line. */
  readonly stderrIsTerminal: boolean;
  /** Whether results may be coloured: never into a pipe or a file. */
  readonly stdoutIsTerminal: boolean;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** ISO date. */
  readonly today: () => string;
  /** Puts a question to whoever sits at the terminal; undefined when they leave. Absent where nobody sits there. */
  readonly ask?: ((question: string) => Promise<string | undefined>) | undefined;
  /** All that comes in by the standard input, until it is closed. Absent where somebody sits there. */
  readonly readInput?: (() => Promise<string>) | undefined;
  /** Paints charts for files. Loaded when the first is painted: drawing needs Vega, running does not. */
  readonly paint: Painter;
  readonly processors: number;
  /** Takes what a command answers, where a program asked for it (--json): nothing else is then printed. Absent where a person reads. */
  readonly answer?: ((answer: Answer) => void) | undefined;
  /** Where finished parts lie in the user's cache; undefined where it has no place for them. */
  readonly parts?: PartsPlace | undefined;
  /** Most memory that the process has had resident so far [bytes]. */
  readonly peakMemoryBytes: () => number;
  /** Whether mistakes of the program are told with their stack. */
  readonly debug?: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
};
