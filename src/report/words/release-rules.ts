import type { Input } from "../../model/scenario/parts.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { releaseWords } from "../inputs/release-words.ts";
import { inputUnit } from "../inputs/unit-words.ts";
import { withUnit } from "../with-unit.ts";
import { describeDistribution } from "./distributions.ts";
import { formatExact } from "./figures.ts";
import type { Lang } from "./lang.ts";

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
