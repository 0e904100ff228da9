import type { Scenario } from "../../../model/scenario/scenario.ts";
import { unitFactors } from "../../../model/scenario/units.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import { probeRange } from "../../engine/probes/probe.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import { createStudy } from "../../engine/simulate-range.ts";
import type { Expression, Term } from "../file/quantity.ts";
import type { HistoryWork } from "../file/read.ts";
import { squaredSpread } from "../file/table-of.ts";
import { columnsOf, type Table } from "../table.ts";
import type { Simulator } from "./point.ts";

/** All that the model's runs of an inference rest on; plain data, so that threads can be given it. */
export type ModelWork = {
  readonly table: Table;
  readonly histories: readonly HistoryWork[];
  /** Under which what is not inferred is drawn: the same for all points. */
  readonly seed: string;
};

/** Runs the model: each history with the inputs of the parameters fixed, all else drawn as ever. */
export function modelSimulator({ table, histories, seed }: ModelWork): Simulator {
  const columns = columnsOf(table);
  const quantities = histories.map((_, history) =>
    columns.filter((each) => each.history === history).flatMap(({ expressions }) => expressions.flatMap(probedBy)),
  );
  return {
    identity: sha256OfDocument({ table, histories, seed }),
    simulate(values, world, runs, luck) {
      const found = columns.map(() => new Float64Array(runs));
      histories.forEach((work, history) => {
        const scenario = fixedAt(work, table, values, world);
        const study = createStudy(scenario, seed, undefined, luck);
        const probed = probeRange(study, quantities[history], { firstRun: 0, runs });
        let at = 0;
        columns.forEach((column, c) => {
          if (column.history !== history) return;
          const parts = column.expressions.map((expression) => {
            const first = at;
            at += probedBy(expression).length;
            return evaluated(expression, probed.slice(first, at), values, runs);
          });
          for (let run = 0; run < runs; run++)
            found[c][run] = column.isSpread ? squaredSpread(parts.map((part) => part[run])) : parts[0][run];
        });
      });
      return found;
    },
  };
}

function probedBy({ terms, over }: Expression): readonly Quantity[] {
  return [...terms, ...(over ?? [])].flatMap((term) => (term.kind === "probed" ? [term.quantity] : []));
}

function evaluated(
  { terms, over }: Expression,
  probed: readonly Float64Array[],
  values: Float64Array,
  runs: number,
): Float64Array {
  let at = 0;
  const sumOf = (added: readonly Term[]) => {
    const sum = new Float64Array(runs);
    for (const term of added) {
      const column = term.kind === "probed" ? probed[at++] : null;
      const fixed = term.kind === "parameter" ? values[term.parameter] : 0;
      for (let run = 0; run < runs; run++) sum[run] += term.times * (column === null ? fixed : column[run]);
    }
    return sum;
  };
  const result = sumOf(terms);
  if (over === null) return result;
  const base = sumOf(over);
  for (let run = 0; run < runs; run++) result[run] /= base[run];
  return result;
}

/** The scenario with the inputs of the parameters as numbers that are known. */
function fixedAt({ scenarios, targets }: HistoryWork, table: Table, values: Float64Array, world: number): Scenario {
  const fixed = structuredClone(scenarios[world]) as Scenario;
  for (const { parameter, path, times } of targets) {
    const steps = path.split(".");
    const last = steps.pop() as string;
    const above = steps.reduce<Record<string, unknown>>(
      (node, step) => node[step] as Record<string, unknown>,
      fixed as unknown as Record<string, unknown>,
    );
    const { unit } = table.parameters[parameter];
    above[last] = {
      ...(above[last] as object),
      distribution: { kind: "constant", value: values[parameter] * times },
      unit,
      toModelUnit: unitFactors[unit],
    };
  }
  return fixed;
}
