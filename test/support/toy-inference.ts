import { normalQuantile } from "../../src/model/kernels/normal-quantile.ts";
import { studyKey } from "../../src/model/random/key.ts";
import { createStreams } from "../../src/model/random/stream.ts";
import type { Simulator } from "../../src/sim/inference/points/point.ts";
import type { NormalRow, Parameter, Row, Table, Takes } from "../../src/sim/inference/table.ts";

const expression = { terms: [], over: null };

function normalParameter(name: string): Parameter {
  return { name, title: name, unit: "ratio", distribution: { kind: "normal", mean: 0, sd: 1 }, grade: "D" };
}

export function toyRow(name: string, of: Partial<NormalRow> & { readonly value: number; readonly error: number }): Row {
  return {
    ...{ name, history: 0, episode: name, isFit: true, isCheck: false, known: "2025-06-30", grade: "A" },
    ...{ kind: "normal", expression, scale: "linear", discrepancy: 0, series: null },
    ...of,
  };
}

export function toyTable(rows: readonly Row[], parameters = [normalParameter("a"), normalParameter("b")]): Table {
  return {
    ...{ name: "toy", title: "toy", parameters, rows, histories: ["only"], series: [], chances: [], derived: [] },
    worlds: [{ name: "only", title: "only", weight: 1 }],
    overdispersion: null,
  };
}

/** No scenario takes what a toy infers. */
export function toyTakes({ parameters, worlds }: Table): Takes {
  return { parameters: parameters.map(() => ({ at: {}, times: 1, date: "2026" })), worlds: worlds.map(() => ({})) };
}

/** Spread between the runs of a point of the linear toy. */
export const runSpread = 0.5;

/** Row k of a run is the sum of weights times values, and a normal of its own. */
export function linearSimulator(weights: readonly (readonly number[])[]): Simulator {
  return {
    identity: JSON.stringify(weights),
    simulate(values, _, runs, luck) {
      const stream = createStreams(studyKey(luck)).stream("toy", ["all"]);
      return weights.map((own, k) =>
        Float64Array.from({ length: runs }, (_, run) => {
          const mean = own.reduce((sum, weight, p) => sum + weight * values[p], 0);
          return mean + runSpread * normalQuantile(stream.uniform(run, k, 0));
        }),
      );
    },
  };
}
