import { errorOf } from "../../facts/errors.ts";
import type { Chance, NormalRow, Row, RunRow, SpreadRow, Table } from "../table.ts";
import { knownOn } from "./known.ts";
import { type Expression, probedQuantity, type Term } from "./quantity.ts";
import type { InferenceDocument, ObservationDocument, TermDocument } from "./schema.ts";

/** The table of a document that breaks no rule; `ends` are the last days of its histories. */
export function tableOf(document: InferenceDocument, ends: ReadonlyMap<string, string>): Table {
  const { name, title, worlds, series = {}, chances = {}, overdispersion, observations, derived = [] } = document;
  const names: Names = {
    parameters: document.parameters.map((each) => each.name),
    histories: Object.keys(document.histories),
    series: Object.keys(series),
    chances: Object.keys(chances),
  };
  return {
    name,
    title,
    parameters: document.parameters.map(({ name, title, unit, distribution, grade }) => ({
      ...{ name, title, unit, distribution, grade },
    })),
    worlds: worlds?.map(({ name, title, weight }) => ({ name, title, weight })) ?? [
      { name: "only", title: "the only world", weight: 1 },
    ],
    histories: names.histories,
    series: Object.entries(series).map(([each, { base = 0 }]) => ({ name: each, base })),
    chances: Object.entries(chances).map(
      ([each, { value, alpha, beta }]): Chance =>
        value === undefined
          ? { name: each, kind: "beta", alpha: alpha as number, beta: beta as number }
          : { name: each, kind: "fixed", value },
    ),
    overdispersion: overdispersion?.distribution ?? null,
    rows: observations.map((observation) => rowOf(observation, ends.get(observation.history) as string, names)),
    derived: derived.map(({ name, title, history, model, over }) => ({
      ...{ name, title, history: names.histories.indexOf(history) },
      expression: expressionOf(model, over, names),
    })),
  };
}

type Names = Readonly<Record<"parameters" | "histories" | "series" | "chances", readonly string[]>>;

function rowOf(observation: ObservationDocument, end: string, names: Names): Row {
  const { name, history, episode, use, grade } = observation;
  return {
    ...{ name, episode, grade, history: names.histories.indexOf(history), isFit: use === "fit" },
    known: knownOn(observation, end),
    isCheck: observation.kind === "normal" && observation.check === true,
    ...judgedBy(observation, names),
  };
}

function judgedBy(observation: ObservationDocument, names: Names): NormalRow | RunRow | SpreadRow {
  switch (observation.kind) {
    case "normal": {
      const { scale, value, model, over } = observation;
      return {
        kind: "normal",
        expression: expressionOf(model, over, names),
        value,
        ...judged(observation, scale, value, names),
      };
    }
    case "censored": {
      const { scale, atLeast, atMost, model, over } = observation;
      const bound = (atLeast ?? atMost) as number;
      const side = atLeast === undefined ? "atMost" : "atLeast";
      const expression = expressionOf(model, over, names);
      return { kind: "censored", expression, bound, side, ...judged(observation, scale, bound, names) };
    }
    case "interval": {
      const { scale, low, high, discrepancy, model, over } = observation;
      return { kind: "interval", expression: expressionOf(model, over, names), scale, low, high, discrepancy };
    }
    case "spread": {
      const { model, recorded } = observation;
      return {
        kind: "spread",
        expressions: model.map((term) => expressionOf([term], undefined, names)),
        variance: squaredSpread(recorded),
        freedom: recorded.length - 1,
      };
    }
    case "event": {
      const { above, below, width = 0, logarithm = false, right, trust, alsoWith = [], model, over } = observation;
      return {
        kind: "event",
        expression: expressionOf(model, over, names),
        threshold: (above ?? below) as number,
        side: above === undefined ? "below" : "above",
        ...{ width, logarithm, alsoWith },
        told:
          right === undefined ? { kind: "trust", probability: trust as number } : { kind: "right", probability: right },
      };
    }
    case "stops":
      return {
        kind: "stops",
        counts: observation.counts.map(({ name, model, over, reported, chance }) => ({
          ...{ name, reported, chance: names.chances.indexOf(chance) },
          expression: expressionOf(model, over, names),
        })),
      };
    case "licences": {
      const { granted, atLeast = 0, atMost, of, model, over } = observation;
      const expression = expressionOf(model, over, names);
      return { kind: "licences", expression, low: granted ?? atLeast, high: granted ?? atMost ?? of, of };
    }
  }
}

function judged(
  { error, discrepancy, series }: Extract<ObservationDocument, { kind: "normal" | "censored" }>,
  scale: "linear" | "log",
  value: number,
  names: Names,
) {
  return {
    scale,
    error: errorOf(error, scale, value),
    discrepancy,
    series: series === undefined ? null : names.series.indexOf(series),
  };
}

/** Sample variance over the squared mean. */
export function squaredSpread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return squares / (values.length - 1) / (mean * mean);
}

function expressionOf(
  model: readonly TermDocument[],
  over: readonly TermDocument[] | undefined,
  names: Names,
): Expression {
  const termOf = (term: TermDocument): Term => {
    const { times = 1 } = term;
    if (term.kind === "parameter") return { times, kind: "parameter", parameter: names.parameters.indexOf(term.name) };
    const quantity = probedQuantity(term);
    if (quantity === undefined) throw new RangeError(`${term.kind}: must be of a period`);
    return { times, kind: "probed", quantity };
  };
  return { terms: model.map(termOf), over: over?.map(termOf) ?? null };
}
