import { medianOf } from "../../model/median-of.ts";
import type { ReleaseTrigger } from "../../model/scenario/parts.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";

const en = {
  never: "never released",
  cover: (weeks: string) => `cover below ${weeks} weeks`,
  price: (times: string) => `ask above ${times}× its start`,
  policy: "while a restriction lasts",
  planned: "planned over its length",
};

const ja: typeof en = {
  never: "放出しない",
  cover: (weeks) => `在庫カバー${weeks}週未満で放出`,
  price: (times) => `アスクが当初の${times}倍超で放出`,
  policy: "規制の継続中は放出",
  planned: "規制の見込み期間に均等放出",
};

const words: Readonly<Record<Lang, typeof en>> = { en, ja };

export type RuleNames = Readonly<Record<ReleaseTrigger, string>>;

/** Each release rule in a few words, with the level at which it acts. */
export function ruleNames({ nationalStock }: Pick<Scenario, "nationalStock">, lang: Lang = "en"): RuleNames {
  const { coverBelow, askAbove } = nationalStock.release;
  const level = (input: typeof coverBelow) => formatExact(Number(medianOf(input).toPrecision(3)));
  const { never, cover, price, policy, planned } = words[lang];
  return { never, cover: cover(level(coverBelow)), price: price(level(askAbove)), policy, planned };
}
