import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../../../src/sim/engine/parts/canonical.ts";
import type { Files } from "../../../../src/sim/scenario/bases.ts";
import type { EvidenceRow } from "../../../../src/sim/scoring/evidence/rows.ts";
import { readEpisode } from "../../../../src/sim/scoring/hindcast/episode.ts";
import { givenAt, historyUntil, type Variant } from "../../../../src/sim/scoring/hindcast/given.ts";
import { evidence, plainEpisodeText, printedProblems, shippedEpisode } from "../../../support/evidence.ts";
import { configText } from "../../../support/scenario-files.ts";
import { tinyFiles } from "../../../support/tiny-episode.ts";

const files: Files = {
  readText: (path) => configText(path.slice("configs/".length)),
  shipped: (name) => (name === "precedent-2010" ? "configs/precedent-2010.yaml" : undefined),
};
const read = shippedEpisode("2010");
const given = (rows: readonly EvidenceRow[], variant: Variant = "outOfSample") => givenAt(read, rows, files, variant);
const bytes = (rows: readonly EvidenceRow[]) => canonicalJson(given(rows));

/** With overrides, or another text in place of the episode's own. */
function episodeWith(from: string | RegExp, to: string) {
  const text = plainEpisodeText("2010").replace(from, to);
  expect(text).not.toBe(plainEpisodeText("2010"));
  return readEpisode("configs/hindcast/2010.yaml", text, evidence);
}

describe("nothing of the evidence on or after the start reaches what the model is given", () => {
  const { freeze } = read.episode;
  const isLater = ({ interval }: EvidenceRow) => interval === null || interval.to > freeze;
  const later = evidence.filter(isLater);
  const expected = bytes(evidence);

  test("though it is changed, taken away or added to at will", () => {
    const change = fc.record({
      at: fc.nat(later.length - 1),
      act: fc.constantFrom("change", "delete", "add"),
      factor: fc.double({ min: 0, max: 1e6, noNaN: true }),
      grade: fc.constantFrom("A" as const, "B" as const, "D" as const),
      shiftFrom: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), (changes) => {
        let rows: readonly EvidenceRow[] = evidence;
        for (const { at, act, factor, grade, shiftFrom } of changes) {
          const target = later[at];
          const value = target.value === null ? factor : target.value * factor;
          // A period that reaches back before the start and ends after it is not known at it either.
          const from = shiftFrom ? "1990-01-01" : (target.interval?.from ?? freeze);
          const interval = target.interval === null ? null : { from, to: target.interval.to };
          const altered: EvidenceRow = { ...target, value, low: value, high: value, grade, interval };
          if (act === "change") rows = rows.map((row) => (row === target ? altered : row));
          else if (act === "delete") rows = rows.filter((row) => row !== target);
          else rows = [altered, ...rows];
        }
        expect(bytes(rows)).toBe(expected);
      }),
      { seed: 20100705, numRuns: 60 },
    );
  });

  test("though there is none of it", () => {
    expect(bytes(evidence.filter((row) => !isLater(row)))).toBe(expected);
  });

  test("no later figure is so much as read", () => {
    const guarded = evidence.map((row) =>
      isLater(row)
        ? Object.defineProperty({ ...row }, "value", {
            get: () => {
              throw new Error(`${row.file}:${row.line} was read`);
            },
          })
        : row,
    );
    expect(bytes(guarded)).toBe(expected);
  });

  test("but a figure from before it does", () => {
    const row = evidence.find(({ file, line }) => file === "prices-2009-2014.csv" && line === 40)!;
    expect(row).toMatchObject({ period: "2010-Q1", value: 156.5 });
    expect(bytes(evidence.map((each) => (each === row ? { ...row, value: 200 } : each)))).not.toBe(expected);
  });
});

describe("the scenario is given as it was known on the day of the trigger", () => {
  test("out of sample the script ends with the stop, and the chain takes over from there", () => {
    const { policy, horizonWeeks } = given(evidence).scenario.scenario;
    expect(policy.script).toEqual([
      { date: "2010-07-05", state: "quota" },
      { date: "2010-09-21", state: "stop" },
    ]);
    expect(policy.knownUntil).toBe("2010-09-21");
    expect(horizonWeeks).toBe(235);
  });

  test("with the policy known the whole script is there", () => {
    const { policy } = given(evidence, "policyKnown").scenario.scenario;
    expect(policy.script.map(({ date }) => date)).toEqual(["2010-07-05", "2010-09-21", "2010-11-19"]);
    expect(policy.knownUntil).toBe("2010-12-31");
  });

  test("a script of any mechanism is cut on the same day, and the plans in a list stay", () => {
    const document = {
      squeeze: { script: [{ date: "2010-09-21" }, { date: "2011-01-01" }], knownUntil: "2012-01-01" },
      projects: { mine: { start: "2013-01-01" } },
      plans: [{ date: "2013-01-01" }],
    };
    expect(historyUntil(document, "2010-09-21")).toEqual({
      squeeze: { script: [{ date: "2010-09-21" }], knownUntil: "2010-09-21" },
      projects: { mine: { start: "2013-01-01" } },
      plans: [{ date: "2013-01-01" }],
    });
  });

  test("quotes on record are cut on the day of the freeze, wherever the policy ends", () => {
    const on = (day: string) => `{ date: ${day}, basis: domestic, value: 200, source: test, grade: D }`;
    const days = ["2010-07-04", "2010-07-05", "2010-12-01"];
    const quoted = episodeWith(
      "leaveOut: {}",
      `leaveOut: { materials: { Dy: { quotes: { known: [${days.map(on).join(", ")}] } } } }`,
    );
    for (const variant of ["outOfSample", "policyKnown"] as const)
      expect(
        givenAt(quoted, evidence, files, variant).scenario.scenario.materials.Dy.quotes.known?.map(({ date }) => date),
      ).toEqual(["2010-07-04"]);
  });

  test("what was set from the episode is left out of sample and there in sample", () => {
    const left = episodeWith(
      "leaveOut: {}",
      'leaveOut: { orders: { fearTime: { value: 7, unit: weeks, source: "test", date: "2009", grade: D } } }',
    );
    const fearTime = (variant: Variant) =>
      givenAt(left, evidence, files, variant).scenario.scenario.orders.fearTime.distribution;
    expect(fearTime("outOfSample")).toEqual({ kind: "constant", value: 7 });
    expect(fearTime("policyKnown")).toEqual({ kind: "constant", value: 7 });
    expect(fearTime("inSample")).toEqual({ kind: "constant", value: 13 });
  });
});

test("what is known of the policy is laid over the scenario where the policy is known, and nowhere else", () => {
  const of = (variant: Variant) =>
    givenAt(shippedEpisode("2026"), evidence, tinyFiles(), variant).scenario.document.policy as {
      readonly knownUntil: string;
      readonly coverage: { readonly probability: { readonly value: number } };
    };
  const told = (variant: Variant) => [of(variant).knownUntil, of(variant).coverage.probability.value];
  expect(told("policyKnown")).toEqual(["2026-09-22", 1]);
  expect([told("outOfSample"), told("inSample")]).toEqual([
    ["2026-01-31", 0.5],
    ["2026-01-31", 0.5],
  ]);
});

test("references start from 1 for multiples and shares, from the scenario's quote for levels", () => {
  const { atStart } = given(evidence);
  expect(atStart["fob-dy"].start).toBe(1);
  expect(atStart["domestic-dy"].start).toBeCloseTo(189.8, 12);
  expect(atStart["imports-japan"]).toEqual({ start: 1, volatility: null });
  expect(atStart["domestic-tb"].volatility).toBe(atStart["fob-tb"].volatility);
});

describe("what does not fit the scenario is a problem of the episode, at its place", () => {
  test.each([
    [
      "scenario: precedent-2010",
      "scenario: precedent-2011",
      /^configs\/hindcast\/2010\.yaml:\d+:11 {2}scenario: must be a shipped/,
    ],
    [
      "freeze: 2010-07-05",
      "freeze: 2010-07-04",
      /:9 {2}freeze: must be the start of precedent-2010, 2010-07-05, got "2010-07-04"$/,
    ],
    [
      "leaveOut: {}",
      "leaveOut: { orders: { fearTme: 3 } }",
      /:\d+:23 {2}leaveOut\.orders\.fearTme: unknown key, did you mean fearTime\?, got "fearTme"$/,
    ],
    [
      "leaveOut: {}",
      "leaveOut: { orders: { fearTime: 3 } }",
      /:\d+:23 {2}leaveOut\.orders\.fearTime: must be a map of keys, got 3$/,
    ],
  ])("%s", (from, to, rule) => {
    const problems = printedProblems(() => givenAt(episodeWith(from, to), evidence, files, "outOfSample"));
    expect(problems).toEqual([expect.stringMatching(rule)]);
  });
});
