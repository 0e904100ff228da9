import { describe, expect, test } from "vitest";
import { readFacts } from "../../../../src/sim/facts/read.ts";
import { truthsOfFacts } from "../../../../src/sim/scoring/forecast/truths-of-facts.ts";
import { readFrom } from "../../../support/scenario-files.ts";

const { policy } = readFrom({}, "configs/ban-2026.yaml").scenario;
const others = { knownUntil: "2026-01-31", rows: [], quotes: [], flows: [], events: [], unknown: [] };
const truths = (facts: readonly string[], of: typeof policy | undefined = policy) =>
  truthsOfFacts(
    readFacts(
      "mine.yaml",
      `schemaVersion: 1\nname: mine\ntitle: x\nkeptTo: 2026-11-30\nfacts:\n${facts.map((each) => `  - { ${each}, source: x, grade: B }\n`).join("")}`,
    ).document,
    others,
    of,
  );
const spans = (...facts: readonly string[]) =>
  truths(facts).events.map(({ event, happened, from, until }) => {
    expect(event).toBe("restrictionInForce");
    return [happened, from, until];
  });
const [on, entered] = ["on", "entered"].map(
  (key) => (state: string, day: string) => `name: ${state}-${day}, kind: state, state: ${state}, ${key}: ${day}`,
);

describe("states on record say whether a restriction was in force", () => {
  // The scenario knows the ban to be in force on 31 January 2026; under the truce ("detente") licences are asked for.
  test("from the day to which the scenario knows it, through the days on which it is seen again, and not beyond", () => {
    expect(spans(on("ban", "2026-03-31"), on("ban", "2026-06-15"))).toEqual([
      [true, "2026-01-31", "2026-03-30"],
      [true, "2026-03-31", "2026-06-14"],
      [true, "2026-06-15", "2026-06-15"],
    ]);
  });

  test("to the day before another is entered, of which it is said whether it restricts", () => {
    const open = Object.keys(policy.states).find((state) => policy.states[state].role === "open") as string;
    expect(spans(entered(open, "2026-05-10"), on(open, "2026-07-01"))).toEqual([
      [true, "2026-01-31", "2026-05-09"],
      [false, "2026-05-10", "2026-06-30"],
      [false, "2026-07-01", "2026-07-01"],
    ]);
  });

  test("between two of which nobody says when one gave way, nothing is known", () => {
    const open = Object.keys(policy.states).find((state) => policy.states[state].role === "open") as string;
    expect(spans(on("ban", "2026-03-31"), on(open, "2026-06-15"))).toEqual([
      [true, "2026-01-31", "2026-03-30"],
      [true, "2026-03-31", "2026-03-31"],
      [false, "2026-06-15", "2026-06-15"],
    ]);
  });

  test("without the scenario none is judged, and it is said why", () => {
    const { events, unknown } = truthsOfFacts(
      readFacts(
        "mine.yaml",
        `schemaVersion: 1\nname: mine\ntitle: x\nkeptTo: 2026-11-30\nfacts:\n  - { ${on("ban", "2026-03-31")}, source: x, grade: B }\n`,
      ).document,
      others,
    );
    expect([events, unknown]).toEqual([
      [],
      [{ of: "restrictionInForce", why: expect.stringMatching(/which of them restrict says the scenario/) }],
    ]);
  });
});

test("bounds of flows are told with their side and days", () => {
  const { bounds, flows } = truths([
    "name: a, kind: flow, flow: shipped, material: Dy, form: oxide, during: 2026-02, atMost: 0.1, right: 0.9",
    "name: b, kind: flow, flow: arrivals, material: Tb, form: magnet, during: 2026-03, atLeast: 0.5, right: 0.9",
  ]);
  expect(flows).toEqual([]);
  expect(bounds).toEqual([
    {
      ...{ of: "shippedShare.oxide.Dy", during: { from: "2026-02-01", to: "2026-03-01" }, side: "atMost", limit: 0.1 },
      ...{ source: "x", grade: "B" },
    },
    {
      ...{
        of: "arrivalsShare.magnet.Tb",
        during: { from: "2026-03-01", to: "2026-04-01" },
        side: "atLeast",
        limit: 0.5,
      },
      ...{ source: "x", grade: "B" },
    },
  ]);
});
