import { medianOf } from "../../model/scenario/inputs.ts";
import type { Input, ReleaseTrigger } from "../../model/scenario/parts.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { describeDistribution } from "./distributions.ts";
import { formatExact, withUnit } from "./figures.ts";
import type { Lang } from "./lang.ts";
import { inputUnit } from "./units.ts";

type Rule = {
  readonly [field in "onset" | "decided" | "spread" | "most" | "floor" | "arrives" | "boughtBack"]: string;
};

const en = {
  none: "No national stock is held, so none is released.",
  never: "The national stock is never released.",
  onset: {
    cover: (level: string) => `Once makers' cover falls below ${level}`,
    price: (times: string) => `Once the ask rises above ${times} times its start`,
    restriction: "Once a restriction is in force",
  },
  decided: (lag: string) => `, and ${lag} to decide`,
  spread: "an equal part for each week that the present policy state is expected to last still, ",
  use: (sectors: string) => `the usual use of ${sectors}`,
  shareOf: (share: string, use: string) => `${share} of ${use}`,
  sameWeek: "in the same week",
  later: (lag: string) => `${lag} later`,
  noRefill: "it is not bought back",
  refill: (share: string, isWeekly: boolean) =>
    `it is bought back at ${share} of the stock a ${isWeekly ? "week" : "year"} once no restriction is in force`,
  drawn: (figure: string, unit: string) => `${figure} (${unit})`,
  and: (names: readonly string[]) =>
    names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`,
  rule: ({ onset, decided, spread, most, floor, arrives, boughtBack }: Rule) =>
    `${onset}${decided}, ${spread}at most ${most} is released each week, down to ${floor} of the stock, arriving ${arrives}; ${boughtBack}.`,
};

const ja: typeof en = {
  none: "国家備蓄はなく、放出もない。",
  never: "国家備蓄は放出しない。",
  onset: {
    cover: (level) => `メーカーの在庫カバーが${level}を下回ると`,
    price: (times) => `アスクが当初の${times}倍を超えると`,
    restriction: "規制が発動されると",
  },
  decided: (lag) => `、決定に${lag}を要し`,
  spread: "現在の局面が続くと見込まれる週数で均等に割り、",
  use: (sectors) => `${sectors}の通常使用量`,
  shareOf: (share, use) => `${use}の${share}`,
  sameWeek: "同じ週に届く",
  later: (lag) => `${lag}後に届く`,
  noRefill: "買い戻しはしない",
  refill: (share, isWeekly) => `規制のない間は${isWeekly ? "毎週" : "毎年"}、備蓄の${share}を買い戻す`,
  drawn: (figure, unit) => `${figure}（${unit}）`,
  and: (names) => names.join("、"),
  rule: ({ onset, decided, spread, most, floor, arrives, boughtBack }) =>
    `${onset}${decided}、${spread}毎週最大で${most}を、備蓄の残りが${floor}となるまで放出し、${arrives}。${boughtBack}。`,
};

/** How the rule by which a national stock is released is told. */
const releaseWords: Readonly<Record<Lang, typeof en>> = { en, ja };

type Stock = Pick<Scenario, "nationalStock" | "mechanisms">;

/** The rule by which the national stock is released, as one sentence. Sectors go by their names in the scenario, or as said. */
export function releaseSentence(
  { nationalStock, mechanisms }: Stock,
  lang: Lang = "en",
  sectorTitle: (name: string) => string = (name) => name,
): string {
  const words = releaseWords[lang];
  const { release, held } = nationalStock;
  if (isConstant(held, 0)) return words.none;
  const trigger = mechanisms.stockRelease ? release.trigger : "never";
  if (trigger === "never") return words.never;
  const { coverBelow, askAbove, decisionLag, deliveryLag, floor, refill, weeklyCap, eligible } = release;
  const onset = {
    cover: words.onset.cover(amount(coverBelow, lang)),
    price: words.onset.price(amount(askAbove, lang)),
    policy: words.onset.restriction,
    planned: words.onset.restriction,
  }[trigger];
  const use = words.use(words.and(eligible.map(sectorTitle)));
  return words.rule({
    onset,
    decided: isConstant(decisionLag, 0) ? "" : words.decided(amount(decisionLag, lang)),
    spread: trigger === "planned" ? words.spread : "",
    most: isConstant(weeklyCap, 1) ? use : words.shareOf(percent(weeklyCap, lang), use),
    floor: percent(floor, lang),
    arrives: isConstant(deliveryLag, 0) ? words.sameWeek : words.later(amount(deliveryLag, lang)),
    boughtBack: isConstant(refill, 0) ? words.noRefill : words.refill(percent(refill, lang), refill.unit === "1/week"),
  });
}

/** A number in the unit in which it is written; ratios go without. */
function amount({ distribution, unit }: Input, lang: Lang): string {
  const figure =
    distribution.kind === "constant" ? formatExact(distribution.value) : describeDistribution(distribution, lang);
  if (unit === "ratio") return figure;
  if (lang === "en") return `${figure} ${figure === "1" ? unit.replace(/s$/, "") : unit}`;
  return withUnit(figure, inputUnit(unit, lang), lang);
}

/** A share, or a rate of shares, in per cent; one that is drawn as it is written. */
function percent({ distribution, unit }: Input, lang: Lang): string {
  if (distribution.kind !== "constant")
    return releaseWords[lang].drawn(describeDistribution(distribution, lang), inputUnit(unit, lang));
  const share = unit === "%" ? distribution.value : Number((distribution.value * 100).toPrecision(12));
  return withUnit(formatExact(share), "%", lang);
}

function isConstant({ distribution, toModelUnit }: Input, value: number): boolean {
  return distribution.kind === "constant" && distribution.value * toModelUnit === value;
}

const namesEn = {
  never: "never released",
  cover: (weeks: string) => `cover below ${weeks} weeks`,
  price: (times: string) => `ask above ${times}× its start`,
  policy: "while a restriction lasts",
  planned: "planned over its length",
};

const namesJa: typeof namesEn = {
  never: "放出しない",
  cover: (weeks) => `在庫カバー${weeks}週未満で放出`,
  price: (times) => `アスクが当初の${times}倍超で放出`,
  policy: "規制の継続中は放出",
  planned: "規制の見込み期間に均等放出",
};

const namesIn: Readonly<Record<Lang, typeof namesEn>> = { en: namesEn, ja: namesJa };

export type RuleNames = Readonly<Record<ReleaseTrigger, string>>;

/** Each release rule in a few words, with the level at which it acts. */
export function ruleNames({ nationalStock }: Pick<Scenario, "nationalStock">, lang: Lang = "en"): RuleNames {
  const { coverBelow, askAbove } = nationalStock.release;
  const level = (input: typeof coverBelow) => formatExact(Number(medianOf(input).toPrecision(3)));
  const { never, cover, price, policy, planned } = namesIn[lang];
  return { never, cover: cover(level(coverBelow)), price: price(level(askAbove)), policy, planned };
}
