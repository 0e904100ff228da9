import { addDays, type Interval, parsePeriod } from "../../../model/calendar.ts";
import { daysOf } from "../../facts/days.ts";
import type { FactDocument, FactsDocument } from "../../facts/schema.ts";
import type { FoundRow } from "../hindcast/find.ts";
import type { QuoteTruth, Truths } from "./truths.ts";

const quoteSeries = {
  domestic: "priceDomesticUsdPerKg",
  fob: "priceFobUsdPerKg",
  ask: "priceAskUsdPerKg",
  paid: "pricePaidUsdPerKg",
} as const;

const flowSeries = { arrivals: "arrivalsShare", shipped: "shippedShare", exported: "exportedShare" } as const;

type Flow = Extract<FactDocument, { kind: "flow" }>;
type Quote = Extract<FactDocument, { kind: "quote" }>;
type Stop = Extract<FactDocument, { kind: "lineStop" }>;

/**
 * What a facts file has on record, as far as a forecast can be held against it: quotes, shares of flows, line stops. The random walk
 * of a quote begins with what else is on record of it, and has its volatility (`others`); of one that is not there, there is
 * none. Not judged: bounds, and states, since a forecast does not say which of them restrict.
 */
export function truthsOfFacts({ facts, keptTo }: FactsDocument, others: Truths): Truths {
  const quotes = facts.filter((fact): fact is Quote => fact.kind === "quote");
  const flows = facts.filter((fact): fact is Flow => fact.kind === "flow");
  const stops = facts.filter((fact): fact is Stop => fact.kind === "lineStop");
  const series = [...new Set(quotes.map(seriesOf))];
  return {
    knownUntil: keptTo,
    rows: others.rows,
    quotes: series.map((of) =>
      quoteTruth(
        of,
        quotes.filter((each) => seriesOf(each) === of),
        others,
      ),
    ),
    flows: flows.flatMap(({ flow, form, material, during, share: value, source, grade, note }) =>
      value === undefined
        ? []
        : [
            {
              of: [`${flowSeries[flow]}.${form}.${material}`],
              ...{ during: parsePeriod(during) as Interval, value, source, grade, note },
            },
          ],
    ),
    events: stops.flatMap((stop) => eventsOf(stop, keptTo)),
    unknown: [
      {
        of: "restrictionInForce",
        why: "a facts file names states, and a forecast does not say which of them restrict",
      },
      ...flows
        .filter(({ share }) => share === undefined)
        .map(({ flow, form, material }) => ({
          of: `${flowSeries[flow]}.${form}.${material}`,
          why: "only a bound is on record",
        })),
    ],
  };
}

function seriesOf({ basis, material }: Quote): string {
  return `${quoteSeries[basis]}.${material}`;
}

function quoteTruth(of: string, quotes: readonly Quote[], others: Truths): QuoteTruth {
  const known = others.quotes.find((each) => each.of === of);
  const own = quotes.map(
    ({ name, on, value, unit, source, grade, material, basis }, k): FoundRow => ({
      ...{ file: name, line: k + 1, period: on, interval: { from: on, to: addDays(on, 1) } },
      ...{ labels: { material, basis }, value, what: null, low: null, high: null, unit, source, grade },
    }),
  );
  const first = own.map(({ period }) => period).sort()[0];
  const before = known?.rows.filter(({ interval }) => interval.to <= first) ?? [];
  return { of, rows: [...before, ...own], except: [], volatility: known?.volatility ?? [], note: null };
}

/** None by a day: none before it either; one by a day: of one sector alone it is known that its line has stopped from then on. */
function eventsOf(stop: Stop, keptTo: string): Truths["events"] {
  const { sectors, by, happened, source, grade } = stop;
  if (happened && sectors.length > 1) return [];
  const { from } = daysOf(stop);
  const when = happened ? { from, until: keptTo } : { from: "0001-01-01", until: by };
  return [{ event: "lineStopped", sectors, happened, ...when, source, grade }];
}
