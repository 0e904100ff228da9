import { expect, test } from "vitest";
import { paceOf } from "../../../../src/cli/commands/plan/pilot.ts";

test("the pace of a pilot leaves out its start, and has the limits of its halves", () => {
  const clock = [
    { runs: 1000, ms: 5000 },
    { runs: 2000, ms: 6000 },
    { runs: 3000, ms: 8000 },
  ];
  expect(paceOf(clock)).toEqual({ low: 0.001, middle: 0.0015, high: 0.002 });
});

test("where no clock goes, or there is one part only, there is no pace", () => {
  expect(
    paceOf([
      { runs: 1024, ms: 0 },
      { runs: 2048, ms: 0 },
    ]),
  ).toEqual({ low: 0, middle: 0, high: 0 });
  expect(paceOf([{ runs: 1024, ms: 500 }])).toEqual({ low: 0, middle: 0, high: 0 });
});
