import { expect, test } from "vitest";
import { ErrorWatch } from "../../../src/cli/study/pilot.ts";
import { outcomeKeys, outcomesByName } from "../../../src/model/outcomes/index.ts";
import { createWorld } from "../../../src/model/scenario/world.ts";
import { parseGoal } from "../../../src/sim/analysis/precision/parse-goal.ts";
import { readFrom } from "../../support/scenario-files.ts";

test("no error is shown while a sampling has a single repetition, and one from the second on", () => {
  const { scenario } = readFrom({}, "configs/ban-2026.yaml");
  const keys = outcomeKeys(createWorld(scenario));
  const askable = { outcomes: outcomesByName(keys), horizonWeeks: scenario.horizonWeeks };
  const parsed = parseGoal("mean(unmetNeedShare.Dy) 1pt", askable);
  if (parsed.kind === "problem") throw new Error(parsed.message);
  const watch = new ErrorWatch([parsed.goal], scenario, { sampling: { kind: "latin" }, seed: "s", runs: 4096 });
  const batch = keys.map(() => Float64Array.from({ length: 256 }, (_, run) => run / 256));
  watch.add(batch);
  expect(watch.furthest()).toBe("");
  watch.add(batch.map((column) => column.map((value) => value / 2)));
  expect(watch.furthest()).toMatch(/^mean\(unmetNeedShare\.Dy\) \d/);
});
