/** What the command line has of the world outside: given as an argument, so that a test can stand in for it. */
export type Io = {
  readonly cwd: string;
  /** Folder of the package: where the shipped scenarios lie. */
  readonly packageRoot: string;
  readonly codeVersion: string;
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
  readonly processors: number;
  /** Most memory that the process has had resident so far [bytes]. */
  readonly peakMemoryBytes: () => number;
  /** Number of this process, and whether one on this machine is still there. */
  readonly processId: number;
  readonly isRunning: (processId: number) => boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The command as it was given, to be given again, without what it says of earlier work. */
  readonly commandLine: string;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
};

/** Too many runs of a study failed: its message is printed as it stands and the exit code is 1. */
export class FailedStudy extends Error {}

/** The user's input is wrong: its message is printed as it stands and the exit code is 2. */
export class InputError extends Error {}

/** The disk is full, or its rights do not allow what is asked. */
export class DiskError extends InputError {}
