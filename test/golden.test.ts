import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { engineVersion } from "../src/model/version.ts";
import { frozenGolden, type Golden, goldenLine, moves, presentGolden, refusal } from "./support/golden.ts";
import { packageRoot } from "./support/package-root.ts";

const frozen = frozenGolden();
const changelog = readFileSync(join(packageRoot, "CHANGELOG.md"), "utf8");

describe("64 reference runs of every shipped scenario", () => {
  test("are to the last bit those that were frozen: else raise engineVersion, npm run golden, and say so in the changelog", async () => {
    const present = await presentGolden();
    expect(moves(frozen, present)).toEqual([]);
    expect(present).toEqual(frozen);
  });

  test("the changelog's newest engine is the present one, and names their hash", () => {
    const [newest] = [...changelog.matchAll(/^- Engine (\S+): .*(?:\n {2}.*)*/gm)];
    expect(newest[1]).toBe(engineVersion);
    expect(newest[0].replace(/\s+/g, " ")).toContain(goldenLine(frozen));
  });

  test("the changelog names every engine once, in falling order down to 1", () => {
    const engines = [...changelog.matchAll(/^- Engine (\S+):/gm)].map(([, name]) => Number(name));
    expect(engines).toEqual(engines.map((_, k) => engines.length - k));
  });
});

describe("npm run golden", () => {
  const part = { figures: "f", all: "a", outcomes: { x: "1", y: "2" }, series: { z: "3" } };
  const was: Golden = { engineVersion: "3", seed: "s", runs: 64, scenarios: { ban: part } };
  const moved = { ...part, outcomes: { x: "1", y: "other" }, series: {} };

  test("refuses other numbers under the same engine version, and names what moved", () => {
    expect(refusal(was, { ...was, scenarios: { ban: moved } })).toBe(
      "src/model/version.ts engineVersion: must be raised when the same scenario gives other numbers, got 3 with other\n  ban: y, z",
    );
    expect(refusal(was, { ...was, engineVersion: "4", scenarios: { ban: moved } })).toBeUndefined();
  });

  test("takes what is new, and other numbers of a scenario that is another", () => {
    const more = { ...part, outcomes: { ...part.outcomes, w: "4" } };
    expect(refusal(was, { ...was, scenarios: { ban: more, halt: part } })).toBeUndefined();
    expect(refusal(was, { ...was, scenarios: { ban: { ...moved, figures: "g" } } })).toBeUndefined();
  });
});
