import { addDays, daysBetween, type Interval } from "../../../model/calendar.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import type { ForecastProbability } from "./record.ts";

/** A monthly mean that is forecast. */
export type FlowSpec = {
  readonly id: string;
  readonly series: string;
  readonly material: string;
  readonly month: Month;
  readonly unit: string;
  readonly quantity: Quantity;
};

/** Something that is true of a run, or not, by the end of a month. */
export type EventSpec = Pick<ForecastProbability, "id" | "event" | "sector" | "day"> & {
  readonly quantity: Quantity;
  readonly isTrue: (value: number) => boolean;
};

/** Monthly means of the quotes [USD/kg], and of what is shipped and arrives by form as a share of the usual, by material. */
export function flowsOf({ materials, forms }: Scenario, months: readonly Month[]): readonly FlowSpec[] {
  const series = [
    ...["priceDomesticUsdPerKg", "priceFobUsdPerKg", "priceAskUsdPerKg"].map((name) => ({ name, unit: "USD/kg" })),
    ...["shippedShare", "arrivalsShare"].flatMap((flow) =>
      Object.keys(forms).map((form) => ({ name: `${flow}.${form}`, unit: "share of usual" })),
    ),
  ];
  return series.flatMap(({ name, unit }) =>
    Object.keys(materials).flatMap((material) =>
      months.map((month) => {
        const id = `${name}.${material}`;
        const quantity: Quantity = { kind: "meanDuring", series: id, during: month, base: null };
        return { id: `${id}.${month.name}`, series: name, material, month, unit, quantity };
      }),
    ),
  );
}

/**
 * At the end of each month: a restriction in force, for most of the week that its last day falls into; a line stopped
 * by then, in any sector and in each, the stop counted from the first day of its week.
 */
export function eventsOf({ start, sectors }: Scenario, months: readonly Month[]): readonly EventSpec[] {
  const lastDays = months.map(({ name, to }) => ({ name, to, day: addDays(to, -1) }));
  const inForce = lastDays.map(({ name, to, day }): EventSpec => {
    const quantity: Quantity = {
      kind: "meanDuring",
      series: "restrictionInForce",
      during: { from: day, to },
      base: null,
    };
    const event = "restrictionInForce";
    return { id: `${event}.${name}`, event, sector: null, day, quantity, isTrue: (share) => share > 0.5 };
  });
  const stops = [null, ...Object.keys(sectors)].flatMap((sector) =>
    lastDays.map(({ name, to, day }): EventSpec => {
      const quantity: Quantity = { kind: "firstLineStopDay", sectors: sector === null ? null : [sector] };
      const daysUntil = daysBetween(start, to);
      const id = ["lineStopped", ...(sector === null ? [] : [sector]), name].join(".");
      return { id, event: "lineStopped", sector, day, quantity, isTrue: (stopDay) => stopDay < daysUntil };
    }),
  );
  return [...inForce, ...stops];
}

/** A calendar month, or the part of it that lies between the start and the last day. */
export type Month = Interval & {
  /** `2026-01`. */
  readonly name: string;
};

/** The months from a day to another, both in them. RangeError when the second is earlier. */
export function monthsUntil(start: string, until: string): readonly Month[] {
  if (until < start) throw new RangeError(`until: must not be before ${start}, got ${until}`);
  const end = addDays(until, 1);
  const months: Month[] = [];
  for (let from = start; from < end; ) {
    const name = from.slice(0, 7);
    const next = `${addDays(`${name}-01`, 31).slice(0, 7)}-01`;
    const to = next < end ? next : end;
    months.push({ name, from, to });
    from = to;
  }
  return months;
}
