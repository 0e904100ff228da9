import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { releaseTriggers } from "../../../src/model/scenario/parts.ts";
import { mechanismNames } from "../../../src/model/scenario/scenario.ts";
import { decodeState, encodeState, firstState, type Offer, runCounts } from "../../../src/report/explorer/state.ts";

const offer: Offer = {
  scenario: { name: "this-one" },
  controls: [
    { path: "makers.cover", low: 2, high: 9.5 },
    { path: "policy.states.ban.lasts", low: 1e-7, high: 300 },
    { path: "demand.elasticity", low: -2, high: -0.01 },
  ],
  ...{ runs: 1234, facts: { isOn: false }, materials: ["a", "b & c"], sectors: ["small", "large=1"] },
};

const state = fc.record({
  moved: fc
    .record(
      Object.fromEntries(
        offer.controls.map(({ path, low, high }) => [path, fc.double({ min: low, max: high, noNaN: true })]),
      ),
      { requiredKeys: [] },
    )
    // Neither an address nor a scenario knows of a zero with a sign.
    .map((moved) => Object.fromEntries(Object.entries(moved).map(([path, value = 0]) => [path, value + 0]))),
  switched: fc.dictionary(fc.constantFrom(...mechanismNames), fc.boolean()),
  trigger: fc.option(fc.constantFrom(...releaseTriggers)),
  runs: fc.constantFrom(...runCounts, offer.runs),
  isWeighed: fc.boolean(),
  story: fc.option(fc.nat({ max: 999_999_999 })),
  material: fc.constantFrom(...offer.materials),
  sector: fc.constantFrom(...offer.sectors),
});

describe("the state in an address", () => {
  test("comes out of the address as it went in, every number to the last bit", () => {
    fc.assert(
      fc.property(state, (given) => {
        const decoded = decodeState(`#${encodeState(given, offer)}`, offer);
        expect(decoded).toEqual({ kind: "state", state: { ...given, switched: { ...given.switched } }, ignored: [] });
      }),
    );
  });

  test("is that of the scenario as written where the address says nothing", () => {
    expect(decodeState("", offer)).toEqual({ kind: "state", state: firstState(offer), ignored: [] });
    expect(decodeState("#", offer)).toEqual({ kind: "state", state: firstState(offer), ignored: [] });
  });

  test.each(["#v=2&runs=500", "#v=&runs=500", "#runs=500", "#odds"])(
    "of another version, %s, is not guessed at",
    (hash) => {
      expect(decodeState(hash, offer).kind).toBe("otherVersion");
    },
  );

  test("of another scenario is not laid on this one, whatever it says else", () => {
    const hash = `#${encodeState({ ...firstState(offer), moved: { "makers.cover": 3 } }, { scenario: { name: "another" } })}`;
    expect(decodeState(hash, offer)).toEqual({ kind: "otherScenario", name: "another" });
    expect(decodeState(hash, { ...offer, scenario: { name: "another" } }).kind).toBe("state");
  });

  test("leaves out what the page does not offer, and says what", () => {
    const wrong = [
      ...["set=makers.cover:1", "set=makers.cover:", "set=makers.cover", "set=nobody:3", "rule=sometimes", "on=magic"],
      ...["runs=7", "runs=", "material=d", "sector=", "run=-1", "facts=2", "x=y"],
    ];
    const decoded = decodeState(`#v=1&set=makers.cover:3&${wrong.join("&")}`, offer);
    expect(decoded).toEqual({
      kind: "state",
      state: { ...firstState(offer), moved: { "makers.cover": 3 } },
      ignored: wrong.map((each) => (each.includes("=") ? each : `${each}=`)),
    });
  });
});
