import { once } from "node:events";
import { createInterface } from "node:readline";

/** Puts a question on the terminal; undefined when the user closes it (Ctrl-D). */
export async function ask(question: string): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const closed = once(terminal, "close").then(() => undefined);
    terminal.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
    const answer = new Promise<string>((resolve) => terminal.question(question, resolve));
    return await Promise.race([answer, closed]);
  } finally {
    terminal.close();
  }
}
