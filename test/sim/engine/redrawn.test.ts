import { expect, test } from "vitest";
import { drawInputs } from "../../../src/model/scenario/inputs.ts";
import { probeRange } from "../../../src/sim/engine/probes/probe.ts";
import type { Redrawn } from "../../../src/sim/engine/sampling/redrawn.ts";
import { plainSampling } from "../../../src/sim/engine/sampling/sampling.ts";
import { createStudy } from "../../../src/sim/engine/simulate-range.ts";
import { readFrom } from "../../support/scenario-files.ts";

const { scenario } = readFrom({}, "configs/ban-2026.yaml");
const made = (seed: string, redrawn?: Redrawn) => createStudy(scenario, seed, plainSampling, seed, null, redrawn);
const unmet = [
  { kind: "outcome", id: "unmetNeedShare.Dy" },
  { kind: "outcome", id: "pricePaidPeakMultiple.Dy" },
] as const;
const outcomes = (study: ReturnType<typeof made>) => probeRange(study, unmet, { firstRun: 0, runs: 64 });
const inputs = (study: ReturnType<typeof made>) => drawInputs(study.drawn, study.streams.input, 0, 64);

test("with no draw named a run is that of its own seed, with all but none that of the other, bit for bit", () => {
  const none = { seed: "other", draws: [] } as const;
  expect(outcomes(made("own", { ...none, which: "these" }))).toEqual(outcomes(made("own")));
  expect(outcomes(made("own", { ...none, which: "allBut" }))).toEqual(outcomes(made("other")));
});

test("one input redrawn is that of the other seed, and every other is that of its own", () => {
  const entity = made("own").drawn.findIndex(({ path }) => path === "makers.cover");
  const redrawn: Redrawn = { seed: "other", which: "these", draws: [{ stream: "input", index: 0, entity }] };
  const [own, other, mixed] = [made("own"), made("other"), made("own", redrawn)].map(inputs);
  for (const [path, column] of mixed) expect(column).toEqual((path === "makers.cover" ? other : own).get(path));
  expect(own.get("makers.cover")).not.toEqual(other.get("makers.cover"));
});

test("all but one input redrawn has that input, and luck and all other inputs of the other seed", () => {
  const entity = made("own").drawn.findIndex(({ path }) => path === "makers.cover");
  const draws = [{ stream: "input", index: 0, entity }] as const;
  const kept = made("own", { seed: "other", which: "allBut", draws });
  const same = made("other", { seed: "own", which: "these", draws });
  expect(outcomes(kept)).toEqual(outcomes(same));
  expect(outcomes(kept)).not.toEqual(outcomes(made("other")));
});
