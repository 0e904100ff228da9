import { describe, expect, test } from "vitest";
import { storyNames } from "../../../src/report/charts/stories.names.ts";
import { syntheticResults } from "../synthetic-results.ts";

describe("what a story is called", () => {
  const results = syntheticResults({ runs: 20, weeks: 100, materials: ["Dy"], sectors: ["traction"] });
  /** A run of so many weeks under restriction, whose line stops in a week (100: never), with need unmet and peaks of prices. */
  const story = (weeks: number, stop: number, unmet: number, paid: number, ask = 1) => {
    const outcomes = {
      ...{ banWeeks: weeks, coversCivilUse: 0, "unmetNeedShare.Dy": unmet },
      ...{ "firstLineStopWeek.traction": stop, "pricePaidPeakMultiple.Dy": paid, "priceAskPeakMultiple.Dy": ask },
    };
    return { path: { dates: [], states: [], series: {}, outcomes } };
  };
  const named = (...stories: readonly ReturnType<typeof story>[]) => storyNames(results, stories, "en");

  test("is how long the restriction is, and what is most of note: need unmet, the price, else whether a line stops", () => {
    expect(named(story(33, 100, 0, 1.2))).toEqual(["short restriction, no line stops"]);
    expect(named(story(34, 4, 0.001, 1.99))).toEqual(["restriction for a while, a line stops"]);
    expect(named(story(67, 4, 0.21, 5.68))).toEqual([
      "long restriction, 21 % of the need unmet, price paid 5.7 times its start",
    ]);
    expect(named(story(0, 100, 0, 1))).toEqual(["no restriction, no line stops"]);
  });

  test("sets apart those that would be called alike, and leaves the others short", () => {
    expect(named(story(20, 4, 0, 1), story(30, 4, 0, 1), story(90, 100, 0, 1))).toEqual([
      "short restriction, a line stops, 20 weeks",
      "short restriction, a line stops, 30 weeks",
      "long restriction, no line stops",
    ]);
    expect(named(story(20, 4, 0, 1), story(20, 8, 0, 1))).toEqual([
      "short restriction, a line stops, 20 weeks, a line stops in week 5",
      "short restriction, a line stops, 20 weeks, a line stops in week 9",
    ]);
  });
});
