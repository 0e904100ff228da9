import { once } from "node:events";
import { createInterface } from "node:readline";

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
