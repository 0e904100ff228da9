import { expect, test } from "vitest";
import { chartsOf } from "../../../src/report/charts/index.ts";
import { type Synthetic, syntheticResults } from "../synthetic-results.ts";
import { one } from "./of-chart.ts";

test("prices are on a logarithmic axis, and on one from zero where a price is zero", () => {
  const scale = (shape: Synthetic) =>
    JSON.stringify(one(chartsOf(syntheticResults({ runs: 50, ...shape })), "prices").spec);
  expect(scale({})).toContain('"type":"log"');
  expect(scale({ shape: "zeros" })).not.toContain('"type":"log"');
});
