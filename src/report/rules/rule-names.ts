import { medianOf } from "../../model/median-of.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { ReleaseTrigger } from "../../model/scenario-parts.ts";
import { formatExact } from "../format.ts";

/** Each release rule in a few words, with the level at which it acts. */
export function ruleNames({
  nationalStock,
}: Pick<Scenario, "nationalStock">): Readonly<Record<ReleaseTrigger, string>> {
  const { coverBelow, askAbove } = nationalStock.release;
  const level = (input: typeof coverBelow) => formatExact(Number(medianOf(input).toPrecision(3)));
  return {
    never: "never released",
    cover: `cover below ${level(coverBelow)} weeks`,
    price: `ask above ${level(askAbove)}× its start`,
    policy: "while a restriction lasts",
    planned: "planned over its length",
  };
}
