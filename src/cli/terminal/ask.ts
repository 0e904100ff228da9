import { once } from "node:events";
import { createInterface } from "node:readline";
import { InputError } from "../../sim/results/host.ts";

/** A stream that can be given up. */
type Readable = NodeJS.ReadableStream & { destroy(error?: Error): unknown };

/** Most characters that are read from the standard input. */
const mostInput = 1_000_000;

/** All that a stream brings until it is closed; ends with the signal. InputError for more than a file of answers could hold. */
export async function readAll(input: Readable, signal: AbortSignal): Promise<string> {
  const end = () => void input.destroy(signal.reason);
  if (signal.aborted) end();
  signal.addEventListener("abort", end);
  try {
    input.setEncoding("utf8");
    let text = "";
    for await (const chunk of input) {
      text += chunk;
      if (text.length > mostInput) throw new InputError(`stdin: must be at most ${mostInput} characters`);
    }
    return text;
  } finally {
    signal.removeEventListener("abort", end);
  }
}

type Terminal = {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Told of Ctrl-C, which a terminal that is being read keeps to itself. */
  readonly interrupt: () => void;
};

/** Puts a question on a terminal; undefined when the user closes it (Ctrl-D). */
export async function ask({ input, output, interrupt }: Terminal, question: string): Promise<string | undefined> {
  const terminal = createInterface({ input, output });
  try {
    const closed = once(terminal, "close").then(
      () => undefined,
      // The terminal has gone.
      () => undefined,
    );
    terminal.on("SIGINT", () => {
      interrupt();
      terminal.close();
    });
    const answer = new Promise<string>((resolve) => terminal.question(question, resolve));
    return await Promise.race([answer, closed]);
  } finally {
    terminal.close();
  }
}
