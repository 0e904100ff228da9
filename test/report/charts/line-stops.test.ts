import { expect, test } from "vitest";
import { chartsOf } from "../../../src/report/charts/index.ts";
import { syntheticResults } from "../synthetic-results.ts";
import { one } from "./of-chart.ts";

test("the reading names a first sector only where it leads beyond the error", () => {
  const reading = (stops: readonly number[][]) => {
    const results = syntheticResults({ runs: 100, weeks: 30, materials: ["Dy"], sectors: ["traction", "defence"] });
    const values = (id: string) =>
      id.startsWith("firstLineStopWeek")
        ? Float64Array.from({ length: 100 }, (_, run) => stops[run % stops.length][id.endsWith("traction") ? 0 : 1])
        : results.values(id);
    return one(chartsOf({ ...results, values }), "first-line-stop").reading;
  };
  expect(
    reading([
      [3, 9],
      [3, 30],
      [4, 30],
    ]),
  ).toContain("most often EV and hybrid traction motors is the first to stop");
  expect(
    reading([
      [3, 9],
      [9, 3],
    ]),
  ).toContain("no sector stands out as the first to stop");
  expect(reading([[30, 30]])).toMatch(/In none of 100 runs .* 0\.?0? % \(0.* to 4\)\./);
});
