import { describe, expect, test } from "vitest";
import { drawnOnce } from "../../../../src/model/declarations.ts";
import { drawInputs } from "../../../../src/model/scenario/inputs.ts";
import { unitFactors } from "../../../../src/model/scenario/units.ts";
import { createWorld } from "../../../../src/model/scenario/world.ts";
import { createRandomStreams } from "../../../../src/model/streams.ts";
import { sourcesOf } from "../../../../src/sim/analysis/drivers/sources.ts";
import { dimensionsOf } from "../../../../src/sim/engine/sampling/dimensions.ts";
import type { Sampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { createSampledStreams } from "../../../../src/sim/engine/sampling/streams.ts";
import { holdStudy } from "../../../../src/sim/results/hold.ts";
import { readWith, smallPosterior } from "../../../support/posterior-files.ts";
import { samplings } from "../../../support/samplings.ts";

const weeks = (value: number) => `{ value: ${value}, unit: weeks, source: s, date: '2025', grade: D }`;
const short = `horizonWeeks: 6\noutcomes: { briefWithin: ${weeks(3)}, fragmentedFrom: ${weeks(3)} }\n`;
const read = readWith(smallPosterior, short);
const { scenario } = read;
const world = createWorld(scenario);
const paths = ["demand.total", "demand.elasticity", "licences.wait"];
const rows = smallPosterior.draws.map(({ values: [use, elasticity, wait] }) =>
  [use * unitFactors["t/yr"], elasticity * -1, wait * unitFactors.months].join(),
);

/** By run, the draw that it took under a sampling; -1 where its numbers are no draw's. */
function takenUnder(sampling: Sampling, runs: number): readonly number[] {
  const columns = drawInputs(drawnOnce(scenario), createSampledStreams(world, "board", sampling).input, 0, runs);
  return Array.from({ length: runs }, (_, i) => rows.indexOf(paths.map((path) => columns.get(path)?.[i]).join()));
}

describe("inputs that a posterior draws", () => {
  test.each(samplings.map((each) => [each.kind, each] as const))("go together under %s sampling", (_, sampling) => {
    const taken = takenUnder(sampling, 512);
    expect(taken.filter((draw) => draw < 0)).toEqual([]);
    expect(new Set(taken).size).toBeGreaterThan(100);
  });

  test("are laid out evenly by a design: of 256 runs each draw has its share, but for those at its two ends", () => {
    const taken = takenUnder({ kind: "latin" }, 256);
    const total = smallPosterior.draws.reduce((sum, { weight }) => sum + weight, 0);
    smallPosterior.draws.forEach(({ weight }, k) => {
      const count = taken.filter((draw) => draw === k).length;
      expect(Math.abs(count - (256 * weight) / total)).toBeLessThan(2);
    });
  });

  test("are one dimension of a region", () => {
    const names = dimensionsOf(world, createRandomStreams(world, "board")).map(({ name }) => name);
    expect(names.filter((name) => name === "input/posterior")).toHaveLength(1);
    for (const path of paths) expect(names).not.toContain(`input/${path}`);
    const region = [{ dimension: "input/posterior", from: 0, to: 0.5 }];
    const taken = takenUnder({ kind: "importance", tail: "x >= 1", factor: 1_000_000, region }, 256);
    const half = smallPosterior.draws.length / 2;
    expect(taken.every((draw) => draw >= 0 && draw <= half + 3)).toBe(true);
  });

  test("are each a driver of their own", () => {
    const sources = sourcesOf(scenario, "board").map(({ path }) => path);
    for (const path of paths) expect(sources).toContain(path);
  });

  test("give the same bytes at any number of workers, and others than without a posterior", async () => {
    const hashOf = async (of: typeof read, workers: number) =>
      (await holdStudy(of, { seed: "board", runs: 2048, workers })).manifest.resultHash;
    const one = await hashOf(read, 1);
    expect(await hashOf(read, 2)).toBe(one);
    const other = { ...smallPosterior, draws: smallPosterior.draws.slice(0, 110) };
    expect(await hashOf(readWith(other, short), 2)).not.toBe(one);
  });
});
