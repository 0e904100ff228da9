import { addDays, daysBetween, daysPerMonth, type Interval, middleAfter } from "../../../model/calendar.ts";
import { log } from "../../../model/kernels/log.ts";
import { resultsSchemaVersion } from "../../study/schema-version.ts";
import { frozenAt } from "../evidence/select.ts";
import { isFound, knownVolatility } from "../hindcast/find.ts";
import { worst } from "../hindcast/observed.ts";
import { scoreQuantiles, sharesBelow } from "../scores/from-quantiles.ts";
import { randomWalkScores } from "../scores/references.ts";
import { skillOf } from "../scores/skill.ts";
import type { ForecastProbability, ForecastQuantity, ForecastRecord } from "./record.ts";
import type { ForecastScore, NotJudged, ScoredEvent, ScoredQuantity } from "./score-record.ts";
import type { QuoteTruth, Truths } from "./truths.ts";

type Unjudged = { readonly of: string; readonly month: string; readonly why: string };

/**
 * Scores a forecast against what is on record: of figures CRPS, log score and position by its quantiles, beside the log
 * random walk from the last quote that was known on the day to which the forecast knows; of events Brier and log score. A
 * month of quotes is the mean of those on record, however few. What was over on the day `from`, on which it was made, is no forecast and
 * not judged; left out, it is the day to which the facts are known that it is given, or the scenario knows the policy.
 */
export function scoreForecast(
  forecast: ForecastRecord,
  forecastSha256: string,
  truths: Truths,
  from?: string,
): ForecastScore {
  const { scenario, title, engineVersion, runs, failedRuns = 0, until, probabilities } = forecast;
  const knownUntil = from ?? forecast.facts?.asOf ?? forecast.knownUntil;
  const figures = forecast.quantities.map(
    (quantity) =>
      scoredBound(quantity, probabilities, runs - failedRuns, knownUntil, truths) ??
      scoredQuantity(quantity, probabilities, knownUntil, truths),
  );
  const bounded = figures.filter((each) => "brier" in each);
  const events = forecast.events.map((event) => scoredEvent(event, runs - failedRuns, knownUntil, truths));
  const quantities = figures.filter((each) => "crps" in each);
  return {
    schemaVersion: resultsSchemaVersion,
    scored: true,
    ...{ scenario, title, engineVersion, runs, forecastSha256, knownUntil, until },
    recordUntil: truths.knownUntil,
    foretold: { figures: figures.length, events: events.length },
    skill: skillAgainstWalk(quantities, knownUntil),
    quantities,
    events: [...events.filter((each) => "brier" in each), ...bounded],
    notJudged: groupsOf([...figures, ...events].filter((each) => "why" in each)),
  };
}

function scoredQuantity(
  { id, series, material, from, to, unit, quantiles }: ForecastQuantity,
  probabilities: readonly number[],
  knownUntil: string,
  truths: Truths,
): ScoredQuantity | Unjudged {
  const of = `${series}.${material}`;
  const unjudged = (why: string): Unjudged => ({ of, month: from.slice(0, 7), why });
  const timing = timingOf(addDays(to, -1), knownUntil, truths);
  if (timing !== undefined) return unjudged(timing);
  const told = { id, series, material, from, to, unit, ...spreadOf(quantiles) };
  const scored = (observed: number) => scoreQuantiles({ probabilities, quantiles }, observed);
  const flow = truths.flows.find((each) => each.of.includes(of) && each.during.from <= from && to <= each.during.to);
  if (flow !== undefined) {
    const { value: observed, source, grade, note = null } = flow;
    return { ...told, observed, figures: 1, grade, source, note, ...scored(observed), walk: null };
  }
  const quote = truths.quotes.find((each) => each.of === of);
  const rows = quote?.rows.filter(({ interval }) => from <= interval.from && interval.to <= to) ?? [];
  if (quote === undefined || rows.length === 0) {
    const except = quote?.except.find(({ interval }) => from <= interval.from && interval.to <= to);
    const why = except && `the only figure is not used: ${except.why}`;
    return unjudged(why ?? whyUnknown(of, truths));
  }
  const observed = rows.reduce((sum, { value }) => sum + value, 0) / rows.length;
  return {
    ...{ ...told, observed, figures: rows.length, grade: worst(rows.map(({ grade }) => grade)), note: quote.note },
    source: rows.map(({ file, line }) => `${file}:${line}`).join(", "),
    ...scored(observed),
    walk: walkOf(quote, { from, to }, observed, addDays(knownUntil, 1), truths),
  };
}

/**
 * A figure of which only a bound is on record, of the same days: the probability that it lies on that side, by its quantiles, against
 * that it did. Undefined where there is none, or a figure.
 */
function scoredBound(
  { id, series, material, from, to, quantiles }: ForecastQuantity,
  probabilities: readonly number[],
  runs: number,
  knownUntil: string,
  truths: Truths,
): ScoredEvent | undefined {
  const of = `${series}.${material}`;
  const day = addDays(to, -1);
  const isWithin = ({ during }: { readonly during: Interval }) => during.from <= from && to <= during.to;
  const isKnown = truths.flows.some((flow) => flow.of.includes(of) && isWithin(flow));
  const bound = truths.bounds?.find((each) => each.of === of && each.during.from === from && each.during.to === to);
  if (bound === undefined || isKnown || timingOf(day, knownUntil, truths) !== undefined) return undefined;
  const { side, limit, source, grade } = bound;
  const { below, atOrBelow } = sharesBelow({ probabilities, quantiles }, limit);
  const probability = side === "atLeast" ? 1 - below : atOrBelow;
  return {
    ...{ id: `${side}.${id}`, event: side, sector: null, day, bound: { series, material, limit }, probability },
    ...{ happened: true, ...eventScores(probability, true, runs), grade, source },
  };
}

/** Of the 19 quantiles of a forecast. */
function spreadOf(quantiles: readonly number[]) {
  return { low: quantiles[0], median: quantiles[9], high: quantiles[18] };
}

/** The walk as it could have been foretold on a day, at the middle of what the forecast is of: both foretell the same. */
function walkOf(
  { of, rows: all, volatility: selectors }: QuoteTruth,
  period: Interval,
  observed: number,
  day: string,
  { rows: evidence }: Truths,
): ScoredQuantity["walk"] {
  // On record in a facts file alone: no walk of it is known.
  if (selectors.length === 0) return null;
  const last = frozenAt(all, day)
    .filter(isFound)
    .toSorted((a, b) => middleAfter(day, a.interval) - middleAfter(day, b.interval))
    .at(-1);
  const volatility = knownVolatility(evidence, day, selectors);
  if (last === undefined || volatility === null || !(volatility > 0))
    throw new RangeError(`${of}: must have a quote before ${day} and a volatility, which the random walk starts with`);
  const years = (middleAfter(day, period) - middleAfter(day, last.interval)) / daysPerMonth / 12;
  const walk = { start: last.value, volatility };
  return { ...walk, day: addDays(last.interval.to, -1), ...randomWalkScores(walk, years, observed) };
}

function skillAgainstWalk(quantities: readonly ScoredQuantity[], knownUntil: string): ForecastScore["skill"] {
  return skillOf(
    quantities.flatMap(({ series, material, from, crps, walk }) =>
      walk === null
        ? []
        : [
            {
              series: `${series}.${material}`,
              horizonMonths: daysBetween(knownUntil, from) / daysPerMonth,
              start: walk.start,
              crps,
              referenceCrps: walk.crps,
            },
          ],
    ),
  );
}

function scoredEvent(
  { id, event, sector, day, probability }: ForecastProbability,
  runs: number,
  knownUntil: string,
  truths: Truths,
): ScoredEvent | Unjudged {
  const of = sector === null ? event : `${event}.${sector}`;
  const unjudged = (why: string): Unjudged => ({ of, month: day.slice(0, 7), why });
  const timing = timingOf(day, knownUntil, truths);
  if (timing !== undefined) return unjudged(timing);
  const own = truths.events.filter(
    (each) => each.event === event && (each.sectors ?? [null]).some((it) => it === sector),
  );
  const truth = own.find(({ from, until }) => from <= day && day <= until);
  if (truth === undefined) {
    const last = own
      .map(({ until }) => until)
      .sort()
      .at(-1);
    return unjudged(last !== undefined && last < day ? `nothing is on record after ${last}` : whyUnknown(of, truths));
  }
  const { happened, source, grade } = truth;
  const scores = eventScores(probability, happened, runs);
  return { ...{ id, event, sector, day, probability, happened }, ...scores, ...{ grade, source } };
}

function timingOf(lastDay: string, knownUntil: string, truths: Truths): string | undefined {
  if (lastDay <= knownUntil) return "over when the forecast was made";
  return lastDay > truths.knownUntil ? `not over on ${truths.knownUntil}, to which the record goes` : undefined;
}

/** Brier score and log score, the latter of a share of the runs that is never 0 or 1: half a run of either is added. */
function eventScores(probability: number, happened: boolean, runs: number) {
  const sure = (probability * runs + 0.5) / (runs + 1);
  const off = probability - Number(happened);
  return { brier: off * off, logScore: -log(happened ? sure : 1 - sure) };
}

function whyUnknown(of: string, { unknown }: Truths): string {
  const stated = unknown.find((each) => each.of === of || of.startsWith(`${each.of}.`));
  return stated?.why ?? "no figure is on record";
}

/** Months in a row that stand for one thing for one reason, told once. */
function groupsOf(all: readonly Unjudged[]): readonly NotJudged[] {
  const groups: NotJudged[] = [];
  for (const { of, month, why } of all) {
    const last = groups.at(-1);
    if (last?.of === of && last.why === why)
      groups[groups.length - 1] = { ...last, until: month, months: last.months + 1 };
    else groups.push({ of, from: month, until: month, months: 1, why });
  }
  return groups;
}
