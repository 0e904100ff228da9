import { addDays, daysBetween, type Interval } from "../../../model/calendar.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { Title } from "../../../model/scenario/title.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { seenBy, seriesKeys } from "../../../model/series.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import type { Layout } from "../../study/layout.ts";
import { asSeen, byLevels, type Grouped, says, told } from "./groups.ts";
import type { Reports } from "./reports.ts";
import { monthPublishedIn, type WatchWindow } from "./windows.ts";

export const signalKinds = ["state", "coverage", "occasion", "quote", "volatility", "flow", "stop", "release"] as const;

/** Something that someone outside can see by the end of a window: what it is of, and what it asks of every run. */
export type Signal = {
  /** `priceAskUsdPerKg.Dy`, `stop.large`, `occasion.summit`. */
  readonly id: string;
  readonly kind: (typeof signalKinds)[number];
  /** Its weekly series without the material, where it is of one: `shippedShare.oxide`. */
  readonly series: string | null;
  readonly material: string | null;
  readonly sector: string | null;
  /** Of an occasion what it is called; absent of all else. */
  readonly title?: Title | undefined;
  /** The days it is about, where these are not the window: of a flow its month, of a volatility its weeks, of an occasion its day. */
  readonly period: Interval | null;
  readonly quantities: readonly Quantity[];
  /** The runs sorted by their columns, one a quantity. */
  readonly grouped: (columns: readonly Float64Array[], layout: Layout | null) => Grouped;
};

/** Weeks over which the volatility of a quote is told. */
const volatilityWeeks = 4;

/**
 * Everything that can be seen of a scenario by the end of a window: what its series are declared to be seen by, and what
 * reports come of, how late and how surely. A quote is told over itself on the day from which the window counts, since that
 * is known.
 */
export function signalsOf(scenario: Scenario, window: WatchWindow, reports: Reports): readonly Signal[] {
  return [
    ...policySignals(scenario, window),
    ...occasionSignals(scenario, window, reports),
    ...quoteSignals(scenario, window),
    ...flowSignals(scenario, window, reports),
    ...stopSignals(scenario, window, reports),
    ...releaseSignals(scenario, window),
  ];
}

/** Rounded down, so that what a level was found at lies not below it; a binary fraction short of a hundredth is one. */
function hundredths(value: number): number {
  return Math.floor(value * 100 + 1e-9) / 100;
}

const ofTheRun = { series: null, material: null, sector: null, period: null };

function policySignals({ policy, mechanisms, start }: Scenario, { until }: WatchWindow): readonly Signal[] {
  if (!mechanisms.policy || seenBy("restrictionInForce") !== "announced") return [];
  const states = Object.keys(policy.states);
  const isUnclear = Object.values(policy.states).some(({ ifNotCovered }) => ifNotCovered !== undefined);
  const end = daysBetween(start, until) + 1;
  const coverage: Signal = {
    ...{ ...ofTheRun, id: "coverage", kind: "coverage" },
    quantities: [{ kind: "coverageKnownDay" }, { kind: "outcome", id: "coversCivilUse" }],
    grouped: ([known, covers]) =>
      asSeen(
        Uint8Array.from(known, (day, i) => (day >= end ? 0 : covers[i] === 1 ? 1 : 2)),
        [says("notKnown"), says("covered"), says("notCovered")],
      ),
  };
  return [
    {
      ...{ ...ofTheRun, id: "state", kind: "state" },
      quantities: [{ kind: "stateOn", day: until }],
      grouped: ([state]) =>
        asSeen(
          Uint8Array.from(state),
          states.map((name) => says("state", null, name)),
        ),
    },
    ...(isUnclear ? [coverage] : []),
  ];
}

/** What comes of a dated occasion is looked for this many days after it: states of the model change within weeks. */
const daysAfterOccasion = 7;

/**
 * The state of the policy a week after a dated occasion, such as a summit. No mechanism knows of occasions: the day has no effect
 * of its own in any run.
 */
function occasionSignals(
  { policy, mechanisms }: Scenario,
  { asOf, until }: WatchWindow,
  { occasions }: Reports,
): readonly Signal[] {
  if (!mechanisms.policy || seenBy("restrictionInForce") !== "announced") return [];
  const states = Object.keys(policy.states);
  return Object.entries(occasions).flatMap(([name, { on, title }]): readonly Signal[] => {
    const day = addDays(on, daysAfterOccasion);
    if (on <= asOf || day > until) return [];
    return [
      {
        ...{ ...ofTheRun, id: `occasion.${name}`, kind: "occasion", title, period: { from: on, to: addDays(on, 1) } },
        quantities: [{ kind: "stateOn", day }],
        grouped: ([state]) =>
          asSeen(
            Uint8Array.from(state),
            states.map((each) => says("state", null, each)),
          ),
      },
    ];
  });
}

function quoteSignals(scenario: Scenario, { asOf, until }: WatchWindow): readonly Signal[] {
  const quotes = seriesKeys(createWorld(scenario)).filter(({ series }) => seenBy(series) === "quoted");
  return quotes.flatMap(({ series, material, sector }): readonly Signal[] => {
    const id = outcomeId({ outcome: series, material, sector });
    const level: Signal = {
      ...{ id, kind: "quote", series, material, sector, period: null },
      quantities: [asOf, until].map((day) => ({ kind: "valueOn", series: id, day })),
      grouped: ([before, after], layout) =>
        byLevels(
          after.map((value, i) => value / before[i]),
          layout,
          hundredths,
        ),
    };
    if (daysBetween(asOf, until) < 7 * volatilityWeeks) return [level];
    const period = { from: addDays(until, 1 - 7 * volatilityWeeks), to: addDays(until, 1) };
    return [
      level,
      {
        ...{ id: `volatility.${id}`, kind: "volatility", series, material, sector, period },
        quantities: [{ kind: "volatilityOn", series: id, day: until, weeks: volatilityWeeks }],
        grouped: ([values], layout) => byLevels(values, layout, hundredths),
      },
    ];
  });
}

function flowSignals({ start, materials, ...of }: Scenario, window: WatchWindow, reports: Reports): readonly Signal[] {
  const lines = [...Object.keys(of.forms), ...Object.keys(of.customs ?? {})];
  return lines.flatMap((line): readonly Signal[] => {
    const series = `shippedShare.${line}`;
    const { byMaterial, daysAfter } = reports.flows[line] ?? {};
    if (daysAfter === undefined || seenBy(series) !== "counted") return [];
    const period = monthPublishedIn(window, daysAfter, start);
    if (period === undefined) return [];
    const names = Object.keys(materials);
    return (byMaterial ? names : names.slice(0, 1)).map((material) => ({
      ...{ id: byMaterial ? `${series}.${material}` : series, kind: "flow", series, sector: null, period },
      material: byMaterial ? material : null,
      quantities: [{ kind: "meanDuring", series: `${series}.${material}`, during: period, base: null }],
      grouped: ([shares]: readonly Float64Array[], layout: Layout | null) => byLevels(shares, layout, hundredths),
    }));
  });
}

/** The first line stop of a sector, if it comes within the window and is reported. */
function stopSignals({ start, sectors }: Scenario, { asOf, until }: WatchWindow, reports: Reports): readonly Signal[] {
  const [after, last] = [daysBetween(start, asOf), daysBetween(start, until)];
  return Object.keys(sectors).flatMap((sector): readonly Signal[] => {
    const chance = reports.stops[sector];
    if (chance === undefined) return [];
    return [
      {
        ...{ ...ofTheRun, id: `stop.${sector}`, kind: "stop", sector },
        quantities: [{ kind: "firstLineStopDay", sectors: [sector] }],
        grouped: ([days]) =>
          told(
            Uint8Array.from(days, (day) => (day > after && day <= last ? 1 : 0)),
            chance,
          ),
      },
    ];
  });
}

/** What a refill or rounding makes of a stock is no release: it must have fallen by more than this share. */
const leastFall = 1e-6;

function releaseSignals({ materials }: Scenario, { asOf, until }: WatchWindow): readonly Signal[] {
  if (seenBy("nationalStockTonnes") !== "announced") return [];
  const series = Object.keys(materials).map((material) => `nationalStockTonnes.${material}`);
  return [
    {
      ...{ ...ofTheRun, id: "release", kind: "release" },
      quantities: series.flatMap((id) => [asOf, until].map((day) => ({ kind: "valueOn" as const, series: id, day }))),
      grouped: (columns) => {
        const group = new Uint8Array(columns[0].length);
        for (let k = 0; k < columns.length; k += 2)
          for (let i = 0; i < group.length; i++) if (columns[k + 1][i] < columns[k][i] * (1 - leastFall)) group[i] = 1;
        return asSeen(group, [says("notReleased"), says("released")]);
      },
    },
  ];
}
