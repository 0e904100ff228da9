import { agesText, type Dated } from "../words/known.ts";
import { wrapped } from "../words/lines.ts";

/** The first lines of a terminal: to which day what is told is known, how old that is; empty where no record says. */
export function agesLines(all: readonly Dated[], today: string): string {
  const text = agesText(all, today);
  return text === "" ? "" : `${wrapped(text, 110).join("\n")}\n\n`;
}
