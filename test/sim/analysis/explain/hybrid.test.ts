import { describe, expect, test } from "vitest";
import { outcomeKeys } from "../../../../src/model/outcomes/index.ts";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { type InputGroup, inputGroups } from "../../../../src/model/scenario/input-spec.ts";
import type { Scenario } from "../../../../src/model/scenario/scenario.ts";
import { createWorld } from "../../../../src/model/scenario/world.ts";
import { coalitionsOf, isIn } from "../../../../src/sim/analysis/explain/game.ts";
import { hybrid, startingOn } from "../../../../src/sim/analysis/explain/hybrid.ts";
import { readDocument } from "../../../../src/sim/scenario/read.ts";
import { readFrom } from "../../../support/scenario-files.ts";
import { simulate } from "../../../support/simulate.ts";

const precedent = readFrom({}, "configs/precedent-2010.yaml");
const ban = readFrom({}, "configs/ban-2026.yaml");
const licensing = readFrom({}, "configs/licensing-2025.yaml");
const mixed = (...fromB: readonly InputGroup[]) =>
  readDocument(hybrid(precedent.document, ban.document, new Set(fromB)), "hybrid").scenario;

/** Every outcome of a few runs. */
function outcomesOf(scenario: Scenario): Readonly<Record<string, readonly number[]>> {
  const run = simulate(scenario, { runs: 4 });
  return Object.fromEntries(
    outcomeKeys(createWorld(scenario))
      .map(outcomeId)
      .map((id) => [id, [...run.outcome(id)]]),
  );
}

describe("a hybrid", () => {
  test("with no group from b is a, and with all groups from b gives every outcome of b, to the last bit", () => {
    expect(hybrid(precedent.document, ban.document, new Set())).toEqual(precedent.document);
    expect(outcomesOf(mixed(...inputGroups))).toEqual(outcomesOf(ban.scenario));
  });

  test.each([
    ["precedent-2010 and ban-2026", precedent, ban],
    ["ban-2026 and precedent-2010", ban, precedent],
    ["precedent-2010 and licensing-2025", precedent, licensing],
  ])("of %s is a valid scenario in all 128 combinations", (_, a, b) => {
    for (const coalition of coalitionsOf(inputGroups.length)) {
      const fromB = inputGroups.filter((_group, k) => isIn(k, coalition));
      expect(() => readDocument(hybrid(a.document, b.document, new Set(fromB)), fromB.join())).not.toThrow();
    }
  });

  test("counts dates from the start: a project that began 31 weeks before b's start does so before a's", () => {
    const { start, alternativeSupply } = mixed("supply");
    const weeks = (from: string, to: string) => (Date.parse(from) - Date.parse(to)) / 604_800_000;
    expect(start).toBe("2010-07-05");
    const planned = ban.scenario.alternativeSupply.projects["lynas-segh"].start;
    expect(weeks(start, alternativeSupply.projects["lynas-segh"].start)).toBe(weeks(ban.scenario.start, planned));
  });
});

test.each([
  ["ban-2026", ban],
  ["precedent-2010", precedent],
])("moving %s to another day, or another century, changes no number", (_, { document, scenario }) => {
  const moved = readDocument(startingOn("1926-03-03", document), "moved").scenario;
  expect(moved.start).toBe("1926-03-03");
  expect(outcomesOf(moved)).toEqual(outcomesOf(scenario));
});

describe("the policy of a hybrid", () => {
  test("when from one and what from the other: the stop of 2010 refuses what the ban refuses, for the days of 2010", () => {
    const { policy } = mixed("scope");
    expect(policy.script.slice(1)).toEqual(precedent.scenario.policy.script);
    expect(policy.states.stop.country).toEqual(ban.scenario.policy.states.ban.country);
    expect(policy.states.stop.lasts).toBe(precedent.scenario.policy.states.stop.lasts);
    expect(policy.states.quota.country).toEqual(ban.scenario.policy.states.detente.country);
    expect(policy.coverage).toEqual(ban.scenario.policy.coverage);
  });

  test("what the refusals count against comes along: the state before the ban, and the one that civil use may keep", () => {
    const { policy } = mixed("scope");
    expect(policy.script[0]).toEqual({ date: "2010-05-06", state: "detente" });
    expect(policy.states.stop.ifNotCovered).toBe("detente");
    expect(policy.states.detente).toMatchObject({
      country: ban.scenario.policy.states.detente.country,
      lasts: "forever",
    });
  });

  test("the other way round every restricted state of 2026 refuses what the stop refused, and the script is that of 2026, history too", () => {
    const { policy } = mixed("trigger");
    for (const name of ["ban", "halt", "licensing", "fragmented"])
      expect(policy.states[name].country, name).toEqual(precedent.scenario.policy.states.stop.country);
    expect(policy.states.detente.country).toEqual(precedent.scenario.policy.states.quota.country);
    expect(policy.states.ban).not.toHaveProperty("ifNotCovered");
    expect(policy.script).toEqual([
      { date: "2008-06-29", state: "open" },
      { date: "2009-10-01", state: "licensing" },
      { date: "2010-05-06", state: "detente" },
      { date: "2010-07-05", state: "ban" },
    ]);
  });

  test("states of the same name keep it: what a halt does in both is swapped for what it does in the other", () => {
    const other = structuredClone(ban.document) as { policy: { states: { halt: { country: unknown } } } };
    other.policy.states.halt.country = {};
    const of = readDocument(hybrid(ban.document, other as never, new Set(["scope"])), "hybrid").scenario;
    expect(of.policy.states.halt.country).toEqual({});
    expect(of.policy.states.ban).toEqual(ban.scenario.policy.states.ban);
  });
});
