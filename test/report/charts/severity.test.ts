import { expect, test } from "vitest";
import { outcomeId } from "../../../src/model/outcomes/outcome.ts";
import { severityChart } from "../../../src/report/charts/severity.ts";
import { formatWithError } from "../../../src/report/words/figures.ts";
import type { PairedDifference } from "../../../src/sim/study/study.ts";
import { syntheticMatched } from "../synthetic-parts.ts";
import { columnsOf } from "./of-chart.ts";

test("severity-matched, each outcome stands twice: as observed, then with the same tonnes missing", async () => {
  const of = await syntheticMatched({ runs: 100, weeks: 40 });
  const { table, reading } = severityChart(of);
  const column = columnsOf(table);
  expect(column("kind").slice(0, 2)).toEqual(["as observed", "same tonnes missing"]);
  const unmet = (all: readonly PairedDifference[]) =>
    Number((100 * (all.find((each) => outcomeId(each) === "unmetNeedShare.Dy")?.difference ?? 0)).toPrecision(4));
  expect(column("difference").slice(0, 2)).toEqual([unmet(of.record.observed), unmet(of.record.matched)]);
  const { value, standardError } = of.record.factor;
  expect(reading).toContain(`With restrictions (${formatWithError(value, standardError)}) times as long`);
});
