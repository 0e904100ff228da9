import { expect, test } from "vitest";
import { exceedanceCurve } from "../../../src/report/charts/unmet-need.curves.ts";

test("what is below a millionth of the need counts as none unmet", () => {
  const curve = exceedanceCurve(Float64Array.from([0, 1e-9, 9e-7, 2e-6, 0.3]), [0, 0.1], null);
  expect(curve[0].share).toBe(2 / 5);
  expect(curve[1].share).toBe(1 / 5);
});
