import { expect, test } from "vitest";
import { isFlat, isNone } from "../../../src/report/words/outcome-figures.ts";
import { alikeSectors, startAsk } from "../../../src/report/words/study.ts";
import { summarizeOutcome } from "../../../src/sim/study/summarize.ts";
import { syntheticResults } from "../synthetic-results.ts";

const size = { value: 0.5, unit: "share", source: "one", date: "2026-01", grade: "C" };
const sector = { endUse: "civil", firms: { value: 9, unit: "count" }, smallness: size };
const scenarioOf = (rule: string) => ({
  scenario: {
    allocation: { rule },
    sectors: {
      cars: { ...sector, title: "cars", demandWeight: { value: 0.5, unit: "share" } },
      robots: { ...sector, title: "robots", smallness: { ...size, source: "two", grade: "D" } },
      phones: { ...sector, title: "phones", smallness: { ...size, value: 1 } },
      radar: { ...sector, title: "radar", endUse: "military" },
    },
  },
});

test("sectors are alike that differ in title, size and source only, where the rule of allocation is pro rata", () => {
  expect(alikeSectors(scenarioOf("proRata"))).toEqual([["cars", "robots"]]);
  expect(alikeSectors(scenarioOf("priority"))).toEqual([]);
});

test("a share is none when all digits shown are zero", () => {
  expect(["0 %", "0.000 %", "0%", "<0.001 %", "0 % (0 to 0.4)"].map(isNone)).toEqual([true, true, true, true, true]);
  expect(["0.003 %", "10 %", "0.4 % (0.0 to 0.9)"].map(isNone)).toEqual([false, false, false]);
});

test("a peak is flat when its median cannot be told from the start", () => {
  const peak = (values: readonly number[]) =>
    summarizeOutcome(
      { outcome: "priceAskPeakMultiple", material: "Dy", sector: null, unit: "ratio" },
      Float64Array.from({ length: 200 }, (_, run) => values[run % values.length]),
    );
  expect([isFlat(peak([1, 1, 1, 5])), isFlat(peak([1.2, 1.3, 1.4]))]).toEqual([true, false]);
});

test("the ask at the start is the scenario's own, or the first week's mean where that is drawn", () => {
  const results = syntheticResults({ runs: 20, weeks: 5 });
  const first = results.bands.find(({ series, material }) => series === "priceAskUsdPerKg" && material === "Dy");
  expect(startAsk(results, "Dy").replaceAll(",", "")).toBe(String(Number(first?.mean.toPrecision(3))));
  const { materials, ...rest } = results.manifest.scenario as { readonly materials: object };
  const scenario = { ...rest, materials: { ...materials, Dy: { quotes: { ask: { value: 1100, unit: "USD/kg" } } } } };
  expect(startAsk({ ...results, manifest: { ...results.manifest, scenario } }, "Dy")).toBe("1,100");
});
