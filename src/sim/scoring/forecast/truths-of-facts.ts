import { addDays, type Interval, parsePeriod } from "../../../model/calendar.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
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
type State = Extract<FactDocument, { kind: "state" }>;
type Stop = Extract<FactDocument, { kind: "lineStop" }>;

/** Of the scenario that was foretold: which states restrict, and its history. */
export type Policy = Pick<Scenario["policy"], "states" | "script" | "knownUntil">;

/**
 * What a facts file has on record, as far as a forecast can be held against it: quotes, shares of flows, bounds of them, line stops, and
 * states, of which the scenario that was foretold says whether they restrict. The random walk of a quote begins with what else is on
 * record of it, and has its volatility (`others`); of one that is not there, there is none.
 */
export function truthsOfFacts({ facts, keptTo }: FactsDocument, others: Truths, policy?: Policy): Truths {
  const quotes = facts.filter((fact): fact is Quote => fact.kind === "quote");
  const flows = facts.filter((fact): fact is Flow => fact.kind === "flow");
  const stops = facts.filter((fact): fact is Stop => fact.kind === "lineStop");
  const states = facts.filter((fact): fact is State => fact.kind === "state");
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
    events: [...stops.flatMap((stop) => eventsOf(stop, keptTo)), ...inForce(states, policy)],
    bounds: flows.flatMap(({ flow, form, material, during, atLeast, atMost, source, grade }) => {
      const [side, limit] = atLeast === undefined ? (["atMost", atMost] as const) : (["atLeast", atLeast] as const);
      if (limit === undefined) return [];
      const of = `${flowSeries[flow]}.${form}.${material}`;
      return [{ of, during: parsePeriod(during) as Interval, side, limit, source, grade }];
    }),
    unknown: [
      ...(states.length > 0 && policy === undefined
        ? [
            {
              of: "restrictionInForce",
              why: "a facts file names states, and which of them restrict says the scenario, which must be given (--scenario)",
            },
          ]
        : []),
      ...flows
        .filter(({ share }) => share === undefined)
        .map(({ flow, form, material }) => ({
          of: `${flowSeries[flow]}.${form}.${material}`,
          why: "only a bound is on record",
        })),
    ],
  };
}

type Told = { readonly day: string; readonly state: string; readonly isEntered: boolean } & Pick<
  State,
  "source" | "grade"
>;

/**
 * Whether a restriction was in force, as far as states on record say it: from the day of one to that of the next, if that is the same
 * still in force, and to the day before it, if that is another which was entered then. Between two of which nobody has said when one gave way
 * to the other, and after the last, nothing is known.
 */
function inForce(facts: readonly State[], policy: Policy | undefined): Truths["events"] {
  if (policy === undefined) return [];
  const { states, script, knownUntil } = policy;
  const ofScript = script.findLast(({ date }) => date <= knownUntil);
  const before: readonly Told[] =
    ofScript === undefined || facts.length === 0
      ? []
      : [
          {
            day: knownUntil,
            state: ofScript.state,
            isEntered: false,
            source: "the scenario's script",
            grade: facts[0].grade,
          },
        ];
  const told = facts
    .filter(({ state }) => Object.hasOwn(states, state))
    .map(({ state, on, entered, source, grade }): Told => {
      return { day: (on ?? entered) as string, state, isEntered: on === undefined, source, grade };
    });
  // What was entered on a day gives way to what was in force on it no more.
  const all = [...before, ...told].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return all.flatMap(({ day, state, source, grade }, k) => {
    const next = all[k + 1];
    const isSame = next?.state === state && !next.isEntered;
    const until = next === undefined ? day : isSame || next.isEntered ? addDays(next.day, -1) : day;
    if (until < day) return [];
    const happened = states[state].role !== "open";
    return [{ event: "restrictionInForce" as const, happened, from: day, until, source, grade }];
  });
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
