import { expect, test } from "vitest";
import { costOf } from "../../../../src/cli/commands/plan/pilot.ts";

const pace = { low: 0.5, middle: 1, high: 2 };
const pilot = { runs: 1024, secondsPerRun: pace, bytesPerRun: 10, partBytesPerRun: 20, bytesFixed: 5 };
const seconds = (kind: "plain" | "sobol", runs: number) =>
  costOf(pilot, { runs, sampling: { kind }, pilotRuns: 100, peakBytes: 0 }).seconds.middle;

test("one run in 16 is paired: plain sampling makes its partner alone, a design both, and neither any below 4,096 runs", () => {
  expect(seconds("plain", 8192)).toBe(8192 + 512 + 100);
  expect(seconds("sobol", 8192)).toBe(8192 + 2 * 512 + 100);
  expect([seconds("plain", 4095), seconds("sobol", 4095)]).toEqual([4195, 4195]);
});
