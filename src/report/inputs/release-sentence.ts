import type { Scenario } from "../../model/scenario.ts";
import type { Input } from "../../model/scenario-parts.ts";
import { formatExact } from "../format.ts";
import { describeDistribution } from "./describe-distribution.ts";

/** The rule by which the national stock is released, as one sentence. Sectors go by their names in the scenario. */
export function releaseSentence({ nationalStock, mechanisms }: Pick<Scenario, "nationalStock" | "mechanisms">): string {
  const { release, held } = nationalStock;
  if (isConstant(held, 0)) return "No national stock is held, so none is released.";
  const trigger = mechanisms.stockRelease ? release.trigger : "never";
  if (trigger === "never") return "The national stock is never released.";
  const { coverBelow, askAbove, decisionLag, deliveryLag, floor, refill } = release;
  const onset = {
    cover: `Once makers' cover falls below ${amount(coverBelow)}`,
    price: `Once the ask rises above ${amount(askAbove)} times its start`,
    policy: "Once a restriction is in force",
    planned: "Once a restriction is in force",
  }[trigger];
  const decided = isConstant(decisionLag, 0) ? "" : `, and ${amount(decisionLag)} to decide`;
  const arrives = isConstant(deliveryLag, 0) ? "in the same week" : `${amount(deliveryLag)} later`;
  const spread =
    trigger === "planned"
      ? "an equal part for each week that the present policy state is expected to last still, "
      : "";
  return `${onset}${decided}, ${spread}at most ${mostWeekly(release)} is released each week, down to ${percent(floor)} of the stock, arriving ${arrives}; ${boughtBack(refill)}.`;
}

function mostWeekly({ weeklyCap, eligible }: Scenario["nationalStock"]["release"]): string {
  const use = `the usual use of ${listed(eligible)}`;
  return isConstant(weeklyCap, 1) ? use : `${percent(weeklyCap)} of ${use}`;
}

function boughtBack(refill: Input): string {
  if (isConstant(refill, 0)) return "it is not bought back";
  const time = refill.unit === "1/week" ? "week" : "year";
  return `it is bought back at ${percent(refill)} of the stock a ${time} once no restriction is in force`;
}

/** A number in the unit in which it is written; ratios go without. */
function amount({ distribution, unit }: Input): string {
  const figure =
    distribution.kind === "constant" ? formatExact(distribution.value) : describeDistribution(distribution);
  if (unit === "ratio") return figure;
  return `${figure} ${figure === "1" ? unit.replace(/s$/, "") : unit}`;
}

/** A share, or a rate of shares, in per cent; one that is drawn as it is written. */
function percent({ distribution, unit }: Input): string {
  if (distribution.kind !== "constant") return `${describeDistribution(distribution)} (${unit})`;
  return `${formatExact(unit === "%" ? distribution.value : Number((distribution.value * 100).toPrecision(12)))} %`;
}

function isConstant({ distribution, toModelUnit }: Input, value: number): boolean {
  return distribution.kind === "constant" && distribution.value * toModelUnit === value;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
