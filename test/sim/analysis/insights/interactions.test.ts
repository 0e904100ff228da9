import { describe, expect, test } from "vitest";
import { restOf } from "../../../../src/report/charts/drivers.rest.ts";
import { driversOf } from "../../../../src/sim/analysis/drivers/drivers.ts";
import { withInteractions } from "../../../../src/sim/analysis/insights/interactions.ts";
import { ignoranceIn, spreadToCsv } from "../../../../src/sim/analysis/precision/csv.ts";
import { sourcesOf } from "../../../../src/sim/engine/sources.ts";
import type { StudyResults } from "../../../../src/sim/study/study.ts";
import { readFrom } from "../../../support/scenario-files.ts";

const { scenario, document } = readFrom({}, "configs/ban-2026.yaml");
const runs = 20_000;
const key = { outcome: "unmetNeedShare", material: "Dy", sector: null, unit: "share" } as const;
const plain = { sampling: { kind: "plain" } as const, seed: "pairs", runs };

/** Uniforms of two inputs that are independent of all others, and of how long the ban lasts. */
const [a, b, stay] = [0, 1, 2];
const sources = sourcesOf(scenario, plain.seed);
const paths = ["nationalStock.held", "demand.total", "policy.states.ban.lasts"];
const columns = paths.map((path) => {
  const column = new Float64Array(runs);
  sources.find((each) => each.path === path)?.fill(column, 0, runs);
  return column.map((u) => u - 0.5);
});

describe("of Y = a + 4 a b + s, of centred uniforms with a variance of v = 1/12", async () => {
  // Var(a) = v, Var(4 a b) = 16 v^2 = 4/3 v, Var(s) = v: of 10/3 v they are 0.3, 0.4 and 0.3.
  const y = Float64Array.from(columns[a], (x, i) => x + 4 * x * columns[b][i] + columns[stay][i]);
  const split = await withInteractions(
    await driversOf(scenario, plain.seed, runs, [key], () => y),
    scenario,
    plain,
    () => y,
  );

  test("the pair is named with what it explains, less what its bins lose; what lasts is luck, what is not known is a fact", () => {
    const [most] = (split.pairs ?? []).toSorted((one, other) => other.share - one.share);
    expect([most.a, most.b].toSorted()).toEqual(paths.slice(0, 2).toSorted());
    expect(most.draws).toBe("facts");
    // Eight bins lose 2 / 64 of a product of two uniforms.
    expect(Math.abs(most.share - 0.4 * (1 - 2 / 64))).toBeLessThan(4 * most.standardError);
    for (const draws of ["facts", "luck"]) {
      const of = split.byNature?.find((each) => each.draws === draws);
      expect(Math.abs((of?.share ?? 0) - 0.3)).toBeLessThan(4 * (of?.standardError ?? 0));
    }
  });

  const study = { manifest: { scenario: document } } as unknown as StudyResults;
  const id = "unmetNeedShare.Dy";
  const shown = split.drivers.filter(({ path }) => path === paths[a] || path === paths[stay]);

  test("with the share of ignorance the rest is whole: other inputs, the pair, inputs together, luck", () => {
    const parts = {
      ignoranceShare: { value: 0.7, standardError: 0.01 },
      ignoranceDeviation: { value: 1, standardError: 1 },
      luckDeviation: { value: 1, standardError: 1 },
    };
    const spread = ignoranceIn(spreadToCsv([{ key, parts }], () => ({ mean: 1, standardError: 1 })));
    const rest = restOf(id, shown, split, { ...study, spread }, "en");
    expect(rest.map(({ text }) => text.name)).toEqual([
      "all other inputs",
      expect.any(String),
      "inputs together",
      "luck",
    ]);
    expect([...shown, ...rest].reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    const [, , together, luck] = rest;
    expect(Math.abs(together.share)).toBeLessThan(4 * together.standardError);
    expect(Math.abs(luck.share)).toBeLessThan(4 * luck.standardError);
  });

  test("without it one sum remains of luck and inputs together, less the pair", () => {
    const rest = restOf(id, shown, split, study, "ja");
    expect(rest.map(({ text }) => text.name)).toEqual([expect.any(String), "その他"]);
    expect(Math.abs(rest[1].share)).toBeLessThan(4 * rest[1].standardError);
  });
});
