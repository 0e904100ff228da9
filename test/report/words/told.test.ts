import { describe, expect, test } from "vitest";
import { likenessOf, toldOf } from "../../../src/report/words/told.ts";
import { readFrom } from "../../support/scenario-files.ts";

const of = (name: string) => ({ scenario: readFrom({}, `configs/${name}.yaml`).document });

describe("what a scenario is told of its restriction", () => {
  test("2010 to its end on day 59, 19 November, and to day 101, 31 December; foretold, both stop on day 25", () => {
    expect(toldOf(of("precedent-2010"))).toEqual({ knownDays: 101, endedDay: 59 });
    expect(toldOf(of("precedent-2010-foretold"))).toEqual({ knownDays: 25, endedDay: null });
    expect(toldOf(of("ban-2026"))).toEqual({ knownDays: 25, endedDay: null });
  });

  test("is nothing where the script has none, or there is no policy", () => {
    expect(toldOf(of("baseline-2024-trade"))).toBeNull();
    expect(toldOf({ scenario: {} })).toBeNull();
  });
});

describe("two scenarios are like where as much is known of both", () => {
  test("2010 foretold and 2026 are; 2010 as it came and 2026 are not; 2010 and itself are, to the end", () => {
    expect(likenessOf(of("precedent-2010-foretold"), of("ban-2026"))).toBe(
      "Like against like: of both restrictions no more is known than to day 25, and from there on they are foretold.",
    );
    expect(likenessOf(of("precedent-2010"), of("ban-2026"))).toBe(
      "Not like against like: the restriction of “2010: two months without shipments” is told as it came, to its end on day 59; that of “2026: ban on dual-use exports to Japan” is known to day 25 and foretold from there on.",
    );
    expect(likenessOf(of("precedent-2010"), of("precedent-2010"))).toMatch(/^Like against like: .* to their end\.$/);
    expect(likenessOf(of("precedent-2010"), of("ban-2026"), "ja")).toMatch(/^同じ条件での比較ではない：「2010年/);
    expect(likenessOf(of("baseline-2024-trade"), of("ban-2026"))).toBeNull();
  });

  test("as facts tell of both to the same day of their course, where one has ended; a week more of one is too much", () => {
    const known = (name: string, asOf: string) => ({ ...of(name), facts: { asOf } });
    const script = [
      { date: "2010-07-05", state: "quota" },
      { date: "2010-09-21", state: "stop" },
      { date: "2010-11-19", state: "quota" },
    ];
    const { scenario } = of("precedent-2010-foretold");
    const ended = (asOf: string) => ({
      scenario: { ...scenario, policy: { ...(scenario.policy as object), script, knownUntil: "2010-11-19" } },
      facts: { asOf },
    });
    // 21 September 2010 and 327 days are 14 August 2011, 6 January 2026 and as many 29 November 2026.
    expect(likenessOf(ended("2011-08-14"), known("ban-2026", "2026-11-29"))).toBe(
      "Like against like: of both what was on record to day 327 of their course is known. By then the restriction of “2010: shipments to Japan held” had ended, on day 59, that of “2026: ban on dual-use exports to Japan” had not.",
    );
    expect(likenessOf(ended("2011-08-21"), known("ban-2026", "2026-11-29"))).toMatch(/^Not like against like/);
  });

  test("a week more of the one is too much, less than a week is not", () => {
    const known = (day: string) => {
      const { scenario } = of("ban-2026");
      return { scenario: { ...scenario, policy: { ...(scenario.policy as object), knownUntil: day } } };
    };
    expect(likenessOf(of("ban-2026"), known("2026-02-06"))).toMatch(/^Like against like: .* day 25 and 31,/);
    expect(likenessOf(of("ban-2026"), known("2026-02-07"))).toMatch(/^Not like against like/);
  });
});
