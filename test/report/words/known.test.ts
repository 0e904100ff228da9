import { describe, expect, test } from "vitest";
import { agesText, type Dated, isOld, knownTo, knownWords } from "../../../src/report/words/known.ts";

const of = (title: string, knownUntil: string, rest: object = {}): Dated => ({
  scenario: { title, start: "2026-01-06", horizonWeeks: 156, policy: { knownUntil }, ...rest },
});
const ban = of("the ban", "2026-01-31");
const old = of("the stop", "2010-10-16", { start: "2010-09-21" });

describe("to which day a scenario is known, and how old that is", () => {
  // From 6 January to 29 November 2026 are 327 days, 46 whole weeks; from 31 January 302 days.
  test("of one that is old: the days since, and how many of its weeks are over", () => {
    expect(agesText([ban], "2026-11-29")).toBe(
      "Known to 31 January 2026, 302 days ago: nothing later is in it, and 46 of the 156 weeks it foretells are over.",
    );
    expect(agesText([ban], "2026-11-29", "ja")).toBe(
      "2026年1月31日までの情報による（302日前）。それより後のことは含まれず、予測対象の156週のうち46週はすでに過ぎている。",
    );
  });

  test("it is old from the 31st day on", () => {
    expect([isOld([ban], "2026-03-02"), isOld([ban], "2026-03-03")]).toEqual([false, true]);
    expect(agesText([ban], "2026-03-02")).toBe("Known to 31 January 2026.");
  });

  test("facts make it as young as they are", () => {
    const known = { ...ban, facts: { asOf: "2026-11-20" } };
    expect(knownTo(known)).toBe("2026-11-20");
    expect(agesText([known], "2026-11-29")).toBe("Known to 20 November 2026.");
  });

  test("where all is over it says so, and of a history told to its end there is nothing to be old", () => {
    expect(agesText([old], "2026-11-29")).toBe("Known to 16 October 2010: all that it foretells is over.");
    // The last of 156 weeks from 6 January 2026 ends on 1 January 2029.
    expect(isOld([of("history", "2029-01-01")], "2030-01-01")).toBe(false);
    expect(isOld([of("all but a day", "2028-12-31")], "2030-01-01")).toBe(true);
  });

  test("of several each by its title, unless all are alike", () => {
    expect(agesText([old, ban], "2026-02-01")).toBe(
      "“the stop”: known to 16 October 2010: all that it foretells is over. “the ban”: known to 31 January 2026.",
    );
    expect(agesText([ban, { ...ban }], "2026-02-01")).toBe("Known to 31 January 2026.");
  });

  test("a record that does not say is not guessed at", () => {
    const silent: Dated = { scenario: { title: "x", start: "2026-01-06", horizonWeeks: 3 } };
    expect([knownWords(silent, "en"), agesText([silent], "2030-01-01"), isOld([silent], "2030-01-01")]).toEqual([
      "",
      "",
      false,
    ]);
    expect([knownWords(ban, "en"), knownWords(ban, "ja")]).toEqual([
      "known to 31 January 2026",
      "2026年1月31日までの情報",
    ]);
  });
});
