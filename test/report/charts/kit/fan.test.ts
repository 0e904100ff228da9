import { expect, test } from "vitest";
import { chartsOf } from "../../../../src/report/charts/index.ts";
import { fanErrorNote } from "../../../../src/report/charts/kit/fan.ts";
import { syntheticResults } from "../../synthetic-results.ts";
import { one } from "../of-chart.ts";

test("the error stated of a fan is that of what it draws", () => {
  // Wilson's limits at 1000 of 2000 and at 100 of 2000: 0.4781 to 0.5219, 0.0413 to 0.0604.
  const { manifest } = syntheticResults({ runs: 2000, weeks: 20 });
  expect(fanErrorNote(manifest)).toBe(
    "Monte Carlo error: at most 2.2 % of all possible runs lie between a median drawn and the true one, 1.0 % at an edge of the 90 % band (95 % limits).",
  );
  for (const id of ["cover", "prices"])
    expect(one(chartsOf(syntheticResults({ runs: 2000, weeks: 20 })), id).notes).toContain(fanErrorNote(manifest));
});
