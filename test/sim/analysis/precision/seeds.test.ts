import { expect, test } from "vitest";
import { luckSeed, pilotSeed, regionSeed } from "../../../../src/sim/analysis/precision/luck.ts";

test("the study, its pilot, the search for a region and the luck of pairs have draws of their own", () => {
  const seeds = ["s", pilotSeed("s"), regionSeed("s"), luckSeed("s")];
  expect(new Set(seeds).size).toBe(seeds.length);
});
