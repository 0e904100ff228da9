import { expect, test } from "vitest";
import { rulesCharts } from "../../../../src/report/charts/rules/index.ts";
import { formatWithError } from "../../../../src/report/words/figures.ts";
import { syntheticRules } from "../../synthetic-parts.ts";

test("the chart of the stock reads what each rule leaves, with its error; that of the effects what it saves", async () => {
  const { record, studies, scenario } = await syntheticRules({ runs: 40, weeks: 40 });
  const [drawdown, effects] = rulesCharts(record, studies, scenario);
  expect(drawdown.reading).not.toBe(effects.reading);
  const left = record.rules.map(
    ({ differences }) => differences.find((of) => of.outcome === "nationalStockEndTonnes")!.b,
  );
  for (const { mean, standardError } of left)
    expect(drawdown.reading).toContain(`${formatWithError(mean, standardError)}`);
  expect(drawdown.reading).toMatch(/^Of the national stock of dysprosium there is left at the end, on average: /);
});
