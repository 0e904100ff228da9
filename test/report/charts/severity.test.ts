import { expect, test } from "vitest";
import { outcomeId } from "../../../src/model/outcomes/outcome.ts";
import { severityChart } from "../../../src/report/charts/severity.ts";
import { formatWithError } from "../../../src/report/words/figures.ts";
import type { PairedDifference } from "../../../src/sim/study/study.ts";
import { syntheticMatched } from "../synthetic-parts.ts";
import { columnsOf } from "./of-chart.ts";

test("severity-matched, each outcome stands with both: the bar of the same tonnes missing and the diamond as observed", async () => {
  const of = await syntheticMatched({ runs: 100, weeks: 40 });
  const { table, reading, finding } = severityChart(of);
  const column = columnsOf(table);
  const [row] = column("outcome").flatMap((name, k) =>
    String(name).startsWith("share of need unmet, dysprosium") ? [k] : [],
  );
  const unmet = (all: readonly PairedDifference[]) =>
    Number((100 * (all.find((each) => outcomeId(each) === "unmetNeedShare.Dy")?.difference ?? 0)).toPrecision(4));
  expect(column("observed")[row]).toBe(unmet(of.record.observed));
  expect(column("difference")[row]).toBe(unmet(of.record.matched));
  const { value, standardError } = of.record.factor;
  expect(reading).toContain(`With restrictions (${formatWithError(value, standardError)}) times as long`);
  if (!finding.isHedged) expect(finding.text).toMatch(/still differ: share of need unmet/);
});
