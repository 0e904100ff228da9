import { oneActorText } from "../words/actors.ts";
import { agesText, type Dated } from "../words/known.ts";
import { wrapped } from "../words/lines.ts";
import { ownPricesText } from "../words/own-prices.ts";

/**
 * The first lines of a terminal: to which day what is told is known, how old that is, and which actor is taken for one
 * though its name tells of several, and which prices are the user's own; empty where there is nothing to say.
 */
export function agesLines(all: readonly Dated[], today: string): string {
  const scenarios = all.map(({ scenario }) => scenario);
  const texts = [agesText(all, today), oneActorText(scenarios), ownPricesText(scenarios)];
  return texts
    .filter((text) => text !== "")
    .map((text) => `${wrapped(text, 110).join("\n")}\n\n`)
    .join("");
}
