import { describe, expect, test } from "vitest";
import { chartsOf } from "../../../../src/report/charts/index.ts";
import type { Chart } from "../../../../src/report/charts/kit/chart.ts";
import { footnoteLines, withNote } from "../../../../src/report/charts/kit/frame.ts";
import { overstatedNote, trackRecordChart } from "../../../../src/report/page/sections/track-record.ts";
import { type ValidationScore, validationScore } from "../../../../src/report/tables/validation-score.ts";
import { langs } from "../../../../src/report/words/lang.ts";
import type { HindcastRecord } from "../../../../src/sim/scoring/hindcast/record.ts";
import { chartLaws } from "../../charts/chart-laws.ts";
import { one } from "../../charts/of-chart.ts";
import { pictureFaults } from "../../charts/picture-laws.ts";
import { syntheticResults } from "../../synthetic-results.ts";

const coverage = { held: 60, of: 100, low: 0.497, high: 0.697 };
const score: ValidationScore = {
  ...{ schemaVersion: 2, engineVersion: "4", seed: "s", runs: 4000, points: 100 },
  expected: [{ about: "shortages", events: 12, expected: 3.24, happened: 1 }],
  variants: [
    {
      ...{ variant: "outOfSample", coverage, skill: { skill: 0.05, error: 0.03 } },
      features: [{ episode: "2010", passed: 3, of: 4, failed: ["x"] }],
      leads: [{ fromMonths: 0, toMonths: 3, held: 9, of: 10, low: 0.55, high: 0.998 }],
      events: { happened: { likely: 9, of: 20 }, not: { likely: 2, of: 12 } },
    },
    {
      ...{ variant: "inSample", coverage: { ...coverage, held: 78 } },
      skill: { skill: null, error: null },
      features: [],
    },
  ],
};
const plain = (text: string) => text.replaceAll("\u00a0", " ");
const drawn = (of: ValidationScore, lang: "en" | "ja" = "en") => trackRecordChart(of, "ban-2026", lang) as Chart;

describe("the chart of the model's record", () => {
  describe.each(langs)("%s", (lang) => {
    chartLaws([drawn(score, lang)]);

    test("can be read", async () => {
      expect(await pictureFaults(drawn(score, lang))).toEqual([]);
    });
  });

  test("says whether intervals held what they promise, within their exact limits, and how often it cried wolf", () => {
    const says = (of: object, events: object = {}) => {
      const [first, ...others] = score.variants;
      return plain(
        drawn({ ...score, variants: [{ ...first, coverage: { ...coverage, ...of }, ...events }, ...others] }).finding
          .text,
      );
    };
    expect(says({})).toBe(
      "On past episodes the 80 % intervals held 60 % of 100 figures on record, fewer than they promise; of 12 events that did not happen 2 were given more than even odds",
    );
    expect(says({ held: 75, low: 0.65, high: 0.83 })).toContain(
      "75 % of 100 figures on record, about what they promise",
    );
    expect(says({ held: 95, low: 0.88, high: 0.98 })).toContain("more than they promise");
    expect(says({}, { events: undefined })).toMatch(/fewer than they promise$/);
  });

  test("has a row for all figures, each lead, the other variant, features and events, held as counted", () => {
    const { table } = drawn(score);
    expect(table.rows.map((row) => [row[0], row[1], row[5]])).toEqual([
      ["80 % intervals, all figures", 0.6, 0.8],
      ["80 % intervals, 0 to 3 months ahead", 0.9, 0.8],
      ["80 % intervals, with what was set from the episode", 0.78, 0.8],
      ["90 % intervals, named features of 2010", 0.75, 0.9],
      ["events that happened, given more than even odds", 0.45, ""],
      // Two of twelve were given more than even odds.
      ["events that did not, given even odds or less", 0.8333, ""],
    ]);
  });
});

test("a score counts coverage by lead, odds of events, and how many shortages were to be expected", () => {
  const point = (horizonMonths: number, observed: number) => ({ horizonMonths, observed, low80: 1, high80: 2 });
  const event = (name: string, happened: boolean, probability: number) => ({ name, happened, probability });
  const pooled = {
    variant: "outOfSample",
    coverage: [{ level: 0.8, held: 2, of: 4, low: 0, high: 1 }],
    skill: [{ fromMonths: 6, toMonths: null, reference: "randomWalk", skill: 0.1, error: 0.1 }],
  };
  const result = {
    ...{ episode: "e", variant: "outOfSample", features: [] },
    points: [point(1, 1.5), point(2, 5), point(6, 2), point(40, 0)],
    events: [
      event("stop", false, 0.6),
      event("short", true, 0.5),
      event("price", true, 0.9),
      event("unknown", false, 0.1),
    ],
  };
  const record = {
    engineVersion: "4",
    seed: "s",
    runs: 9,
    results: [result],
    pooled: [pooled],
  } as unknown as HindcastRecord;
  const quantities = {
    stop: { kind: "firstLineStopDay", sectors: null },
    short: { kind: "outcome", id: "weeksShort.large" },
    price: { kind: "outcome", id: "pricePaidPeakMultiple.Dy" },
  } as const;
  const { variants, expected } = validationScore(record, (_, name) => quantities[name as "stop"]);
  expect(variants[0].leads?.map(({ fromMonths, held, of }) => [fromMonths, held, of])).toEqual([
    [0, 1, 2],
    [6, 1, 1],
    [12, 0, 1],
  ]);
  expect(variants[0].events).toEqual({ happened: { likely: 1, of: 2 }, not: { likely: 1, of: 2 } });
  expect(expected).toEqual([{ about: "shortages", events: 2, expected: 1.1, happened: 1 }]);
  expect(validationScore(record).expected).toBeUndefined();
});

test("what the model overstates stands first in the footnote of the charts that show it, and on no other", () => {
  const note = overstatedNote(score, "unmet-need", "en") ?? "";
  expect(note).toBe(
    "Known to overstate: of 12 line stops and shortages of makers asked about in past episodes the model expected 3.2, and 1 happened.",
  );
  expect(overstatedNote(score, "prices", "en")).toBeUndefined();
  expect(
    overstatedNote({ ...score, expected: [{ ...score.expected?.[0], happened: 4 } as never] }, "unmet-need", "en"),
  ).toBeUndefined();
  expect(overstatedNote(undefined, "unmet-need", "en")).toBeUndefined();
  const chart = one(chartsOf(syntheticResults({ runs: 40 })), "unmet-need");
  const noted = withNote(chart, note);
  expect(footnoteLines(noted.spec).join(" ")).toBe(`${note} ${footnoteLines(chart.spec).join(" ")}`);
  expect(noted.notes).toEqual([note, ...chart.notes]);
});
