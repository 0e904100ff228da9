import { describe, expect, test } from "vitest";
import { chartsOf } from "../../../src/report/charts/index.ts";
import type { DrawnStudy } from "../../../src/report/charts/kit/chart.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { type Synthetic, syntheticResults } from "../synthetic-results.ts";
import { chartLaws } from "./chart-laws.ts";
import { columnsOf, one } from "./of-chart.ts";

test("prices are on a logarithmic axis, and on one from zero where a price is zero", () => {
  const scale = (shape: Synthetic) =>
    JSON.stringify(one(chartsOf(syntheticResults({ runs: 50, ...shape })), "prices").spec);
  expect(scale({})).toContain('"type":"log"');
  expect(scale({ shape: "zeros" })).not.toContain('"type":"log"');
});

describe("quotes on record", () => {
  const study = syntheticResults({ runs: 50 });
  const manifest = {
    ...study.manifest,
    scenario: { ...study.manifest.scenario, policy: { knownUntil: "2026-03-31" } },
  };
  const quote = (date: string, value: number, rest: object = {}) => ({
    ...{ series: "priceFobUsdPerKg", material: "Dy", date, lastDay: date, value, grade: "B", source: "x (y.csv:2)" },
    ...rest,
  });
  const onRecord = [
    quote("2025-01-06", 1),
    quote("2025-12-26", 287),
    quote("2026-01-16", 291),
    quote("2026-02-13", 305),
    quote("2026-03-15", 310, { lastDay: "2026-04-01" }),
    quote("2026-02-13", 7, { material: "Ga" }),
  ] as DrawnStudy["onRecord"];

  test.each(langs)(
    "from a year before the start to the day known are dots with their source; the fan begins there: %s",
    (lang) => {
      const { table, notes, spec } = one(chartsOf({ ...study, manifest, onRecord }, lang), "prices");
      const column = columnsOf(table);
      const points = column("date").flatMap((date, k) =>
        column("onRecord")[k] === "" ? [] : [[date, column("onRecord")[k], column("source")[k]]],
      );
      expect(points).toEqual([
        ["2025-12-26", 287, "x (y.csv:2)"],
        ["2026-01-16", 291, "x (y.csv:2)"],
        ["2026-02-13", 305, "x (y.csv:2)"],
      ]);
      const materials = [...new Set(column("material"))];
      const firstOf = (quoteTitle: RegExp, material: number) =>
        column("date").find(
          (_, k) =>
            column("p50")[k] !== "" &&
            quoteTitle.test(String(column("quote")[k])) &&
            column("material")[k] === materials[material],
        );
      expect(firstOf(/FOB/, 0)).toBe("2026-03-31");
      // Of terbium nothing is on record, and of dysprosium no ask: their fans are whole.
      expect(firstOf(/FOB/, 1)).toBe("2026-01-06");
      expect(firstOf(/ask|アスク/, 0)).toBe("2026-01-06");
      expect(notes.join(" ")).toContain(lang === "en" ? "on record to 31 March 2026" : "2026年3月31日までの実際の相場");
      expect(JSON.stringify(spec)).toContain(
        lang === "en" ? "known to 31 March 2026. Seed" : "2026年3月31日までの情報。シード",
      );
    },
  );

  chartLaws([one(chartsOf({ ...study, manifest, onRecord }, "en"), "prices")]);

  test.each([
    ["too low", 9_000],
    ["too high", 20],
  ])("say on the panel where the model begins %s beside the last of them", (says, last) => {
    const quotes = [...(onRecord ?? []), quote("2026-03-20", last)] as DrawnStudy["onRecord"];
    const { spec } = one(chartsOf({ ...study, manifest, onRecord: quotes }, "en"), "prices");
    const text = JSON.stringify(spec).replaceAll('\\",\\"', " ");
    expect(text).toContain(`FOB China: the model begins ${says}, at`);
    expect(text).toContain("on record on 20 Mar 2026");
    expect(text).not.toContain("domestic, China: the model");
    // Outside of the middle half of these runs, but no farther from their median than a quote of this grade errs, 7 %.
    const near = [...(onRecord ?? []), quote("2026-03-20", 292 * 1.06)] as DrawnStudy["onRecord"];
    expect(JSON.stringify(one(chartsOf({ ...study, manifest, onRecord: near }, "en"), "prices").spec)).not.toContain(
      "the model begins",
    );
  });

  test("where nothing is on record, or not known to which day, the chart is as it was", () => {
    const plain = one(chartsOf(study), "prices");
    expect(one(chartsOf({ ...study, onRecord }), "prices")).toEqual(plain);
    expect(plain.table.columns.join()).not.toContain("onRecord");
  });
});
