import { describe, expect, test } from "vitest";
import { chartsOf, comparisonCharts } from "../../../src/report/charts/index.ts";
import type { Chart } from "../../../src/report/charts/kit/chart.ts";
import { weeksUntil } from "../../../src/report/charts/narrowed.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";
import { textsOf } from "../texts-of.ts";

const study = withInsights(syntheticResults({ runs: 60, weeks: 40 }));
const { start } = study.manifest.scenario as { readonly start: string };
const day = (week: number) => new Date(Date.parse(start) + 7 * week * 86_400_000).toISOString().slice(0, 10);
const weeksOf = ({ table: { columns, rows } }: Chart) => {
  const at = columns.findIndex((each) => /^(date|week)\b/.test(each));
  return rows.map((row) => row[at]).filter((each) => each !== "");
};

describe.each(langs)("charts drawn to the twelfth of 40 weeks, in %s", (lang) => {
  const whole = new Map(chartsOf(study, lang).map((chart) => [chart.id, chart]));
  const cut = chartsOf({ ...study, untilWeeks: 12 }, lang);

  test("are the same charts, of which those over time hold nothing later and say so on the picture", () => {
    expect(cut.map(({ id }) => id)).toEqual([...whole.keys()]);
    for (const chart of cut.filter(({ id }) => ["cover", "prices", "first-line-stop"].includes(id))) {
      for (const week of weeksOf(chart))
        expect(typeof week === "number" ? week < 12 : week < day(12), `${chart.id} ${week}`).toBe(true);
      expect(weeksOf(whole.get(chart.id) as Chart).length).toBeGreaterThan(weeksOf(chart).length);
      expect(chart.subtitle).toMatch(/12.*40|40.*12/);
      expect(
        textsOf(chart.spec).some((text) => /12.*40|40.*12/.test(text)),
        chart.id,
      ).toBe(true);
    }
  });

  test("say of whole runs what they said before: prices and cover in their headlines, all else as it was", () => {
    for (const chart of cut) {
      const before = whole.get(chart.id) as Chart;
      if (chart.id === "first-line-stop") continue;
      expect(chart.finding, chart.id).toEqual(before.finding);
      if (!["arrivals", "cover", "prices"].includes(chart.id)) expect(chart).toEqual(before);
    }
  });

  test("of two studies are cut beside each other", () => {
    const two = comparisonCharts({ ...study, untilWeeks: 12 }, { ...study, untilWeeks: 12 }, [], undefined, lang);
    expect(two[0].subtitle).toMatch(/12.*40|40.*12/);
  });
});

test("a day is in its week: the last of the second ends it, the next begins the third", () => {
  const until = (of: string | number) => weeksUntil({ materials: [], sectors: [], until: of }, study);
  expect([until(day(2)), until(7), weeksUntil({ materials: [], sectors: [] }, study)]).toEqual([3, 7, undefined]);
  expect(until(new Date(Date.parse(day(2)) - 86_400_000).toISOString().slice(0, 10))).toBe(2);
});
