import { addDays, daysBetween, type Interval } from "../../model/calendar.ts";
import { exp } from "../../model/kernels/exp.ts";
import { medianOf } from "../../model/scenario/inputs.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { unitFactors } from "../../model/scenario/units.ts";
import type { Asked, Fact } from "../engine/facts/fact.ts";
import type { Law, Scale } from "../engine/facts/law.ts";
import { daysOf } from "./days.ts";
import { errorOf } from "./errors.ts";
import type { FactDocument } from "./schema.ts";

const quoteSeries = {
  domestic: "priceDomesticUsdPerKg",
  fob: "priceFobUsdPerKg",
  ask: "priceAskUsdPerKg",
  paid: "pricePaidUsdPerKg",
} as const;

const flowSeries = { arrivals: "arrivalsShare", shipped: "shippedShare", exported: "exportedShare" } as const;

/** What weighs runs; `null` for a state, which enters the script. The fact's names and days are those of the scenario. */
export function weighingOf(fact: FactDocument, scenario: Scenario): Fact | null {
  if (fact.kind === "state") return null;
  const days = daysOf(fact);
  return {
    name: fact.name,
    week: Math.ceil(daysBetween(scenario.start, days.to) / 7) - 1,
    asked: askedBy(fact, days),
    law: lawOf(fact, scenario),
  };
}

type Weighing = Exclude<FactDocument, { kind: "state" }>;

function askedBy(fact: Weighing, during: Interval): Asked {
  const meanOf = (series: string): Asked => ({ kind: "meanDuring", series, during, base: null });
  switch (fact.kind) {
    case "flow":
      return meanOf(`${flowSeries[fact.flow]}.${fact.form}.${fact.material}`);
    case "quote":
      return meanOf(`${quoteSeries[fact.basis]}.${fact.material}`);
    case "stock":
      return meanOf(
        fact.holder === "state"
          ? `nationalStockTonnes.${fact.material}`
          : `makerCoverWeeks.${fact.material}.${fact.sector}`,
      );
    case "licences":
      return { kind: "input", path: `licences.approval.${fact.approval}` };
    case "lineStop":
      return { kind: "firstLineStopDay", sectors: fact.sectors };
    case "firm":
      return meanOf(`makerCoverWeeks.${fact.material}.${fact.sector}`);
  }
}

function lawOf(fact: Weighing, scenario: Scenario): Law {
  switch (fact.kind) {
    case "flow":
      return fact.share === undefined ? flowBound(fact) : figure(fact, "log", fact.share);
    case "quote":
      return figure(fact, "log", fact.value);
    case "stock":
      return figure(fact, "log", fact.value, fact.unit === "t" ? 1 : unitFactors[fact.unit]);
    case "licences":
      return figure(fact, "linear", fact.share);
    case "lineStop": {
      // In the mean of two records that say nothing either way.
      const { trust = 1 } = fact;
      const threshold = daysBetween(scenario.start, addDays(fact.by, 1));
      const [ifSo, ifNot] = fact.happened
        ? [trust + (1 - trust) / 2, (1 - trust) / 2]
        : [1 - (fact.reported as number), 1];
      return { kind: "event", scale: "linear", side: "below", threshold, width: 0, ifSo, ifNot };
    }
    case "firm": {
      // Covers are lognormal with the sector's as their mean (`src/model/mechanisms/firm-spread.ts`): its median is exp(-s^2 / 2) of that.
      const spread = scenario.mechanisms.firmSpread ? medianOf(scenario.makers.firmSpread) : 0;
      const own = figure(fact, "log", fact.cover, unitFactors[fact.unit] * exp((spread * spread) / 2));
      return { ...own, sd: Math.hypot(own.sd, spread) };
    }
  }
}

type Figure = Extract<FactDocument, { error?: unknown }>;

function figure(
  { error, discrepancy = 0, grade }: Pick<Figure, "error" | "discrepancy" | "grade">,
  scale: Scale,
  written: number,
  factor = 1,
): Extract<Law, { kind: "figure" }> {
  const sd = errorOf(error ?? { grade }, scale, written);
  return { kind: "figure", scale, value: written * factor, sd: Math.hypot(sd, discrepancy) };
}

function flowBound({ atLeast, atMost, right, width = 0 }: Extract<FactDocument, { kind: "flow" }>): Law {
  const ifSo = right as number;
  return {
    kind: "event",
    scale: "log",
    side: atLeast === undefined ? "below" : "above",
    threshold: (atLeast ?? atMost) as number,
    width,
    ...{ ifSo, ifNot: 1 - ifSo },
  };
}
