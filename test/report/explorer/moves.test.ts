import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { releaseTriggers } from "../../../src/model/scenario/parts.ts";
import { mechanismNames, type Scenario } from "../../../src/model/scenario/scenario.ts";
import { controlsOf } from "../../../src/report/explorer/controls.ts";
import { allowedByRecord, isMoved, type Moves, movedScenario, savedYaml } from "../../../src/report/explorer/moves.ts";
import { stepOf, steps, valueAt } from "../../../src/report/explorer/slider.ts";
import { asKnown, loadFacts } from "../../../src/sim/results/known.ts";
import { loadScenario, scenarioFiles } from "../../../src/sim/results/shipped.ts";
import { readScenario } from "../../../src/sim/scenario/read.ts";
import { packageRoot } from "../../support/package-root.ts";

const folders = { cwd: packageRoot, packageRoot };
const shipped = ["ban-2026", "ban-2026-inferred", "gallium-us-2024", "precedent-2010-foretold"] as const;
const offers = new Map(
  shipped.map((name) => {
    const read = loadScenario(name, folders);
    return [name, { read, controls: controlsOf(read, ["makers.cover"], "en") }] as const;
  }),
);

function offerOf(name: (typeof shipped)[number]) {
  const offer = offers.get(name);
  if (offer === undefined) throw new RangeError(name);
  return offer;
}

/** The text read as a file of the shipped scenarios' own folder. */
function read(text: string): Scenario {
  const files = scenarioFiles(folders);
  const path = "configs/moved.yaml";
  return readScenario(path, {
    ...files,
    readText: (wanted, within) => (wanted === path ? text : files.readText(wanted, within)),
  }).scenario;
}

/** What a scenario is, without what it is called, and what its posterior tells of where a number came from. */
function unnamed({ name: _, title: _title, shortTitle: _short, posterior, ...world }: Scenario) {
  return { ...world, posterior: posterior && { ...posterior, overridden: [] } };
}

describe.each(shipped)("%s in the explorer", (name) => {
  const { read: given, controls } = offerOf(name);

  const moves: fc.Arbitrary<Moves> = fc.record({
    moved: fc
      .array(fc.tuple(fc.constantFrom(...controls), fc.nat({ max: steps })), { maxLength: 6 })
      .map((all) => Object.fromEntries(all.map(([control, step]) => [control.path, valueAt(control, step)]))),
    switched: fc.dictionary(fc.constantFrom(...mechanismNames), fc.boolean(), { maxKeys: 3 }),
    trigger: fc.option(fc.constantFrom(...releaseTriggers)),
  });

  test("saved after any moves is read as the very scenario that the page runs", () => {
    fc.assert(
      fc.property(moves, fc.constantFrom(name, `./${name}.yaml`), (moved, extended) => {
        const saved = read(savedYaml(given.scenario, moved, extended));
        expect(unnamed(saved)).toEqual(unnamed(movedScenario(given.scenario, moved)));
      }),
      { numRuns: 12 },
    );
  });

  test("with nothing moved is the scenario as written", () => {
    const nothing: Moves = { moved: {}, switched: {}, trigger: null };
    expect(isMoved(nothing)).toBe(false);
    expect(movedScenario(given.scenario, nothing)).toEqual(given.scenario);
  });

  test("has many inputs that can be held, those that matter first, each within the reach of its slider", () => {
    expect(controls.length).toBeGreaterThan(60);
    expect(controls[0].path).toBe("makers.cover");
    for (const control of controls) {
      expect(control.low, control.path).toBeLessThan(control.high);
      expect(valueAt(control, 0), control.path).toBe(control.low);
      expect(valueAt(control, steps), control.path).toBe(control.high);
      for (const step of [0, 37, steps])
        expect(Math.abs(stepOf(control, valueAt(control, step)) - step)).toBeLessThanOrEqual(1);
    }
  });
});

describe("what is on record", () => {
  const known = asKnown(loadScenario("ban-2026", folders), loadFacts("japan-2026", folders));
  const control = controlsOf(offerOf("ban-2026").read, [], "en", known).find(
    ({ path }) => path === "policy.durations.dispute",
  );

  test("rules out a dispute shorter than it has lasted: what was moved so is left out and named, all else stays", () => {
    if (control?.known === undefined || control.known === null) throw new RangeError("policy.durations.dispute");
    expect(control.low).toBeLessThan(control.known.low);
    const moves = {
      moved: { "policy.durations.dispute": control.low, "makers.cover": 3 },
      switched: {},
      trigger: null,
    };
    expect(allowedByRecord(moves, [control])).toEqual({
      moves: { ...moves, moved: { "makers.cover": 3 } },
      ruledOut: ["policy.durations.dispute"],
    });
    const longer = { ...moves, moved: { "policy.durations.dispute": control.known.low } };
    expect(allowedByRecord(longer, [control])).toEqual({ moves: longer, ruledOut: [] });
  });
});
