import { expect, test } from "vitest";
import { outcomeKeys } from "../../../src/model/outcomes/index.ts";
import { createWorld } from "../../../src/model/scenario/world.ts";
import { seriesKeys } from "../../../src/model/series.ts";
import { createTally } from "../../../src/sim/engine/bands/tally.ts";
import { bytesOfCounts, bytesOfWorld } from "../../../src/sim/scenario/rules/size.ts";
import { blockOf } from "../../support/block-of.ts";
import { problemsOf } from "../../support/scenario-files.ts";
import { simpleScenario } from "../../support/simple-scenario.ts";

const head = "schemaVersion: 1\nextends: ban-2026\nname: mine\ntitle: mine\n";
const many = (count: number) => Array.from({ length: count }, (_, i) => `n${i}: {}`).join(", ");
const tooLarge = (text: string) =>
  problemsOf(`${head}${text}\n`, "mine.yaml").filter((line) => line.includes("can hold"));

test("the size of a world is told from what the engine lays out for it", () => {
  const scenario = simpleScenario({
    ...{ horizonWeeks: 30, materials: ["Dy", "Tb", "Y"], forms: { raw: 0.5, magnet: 0.5 } },
    sectors: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`s${i}`, {}])),
  });
  const world = createWorld(scenario);
  const states = world.stateNames.length;
  const { series, bytes } = bytesOfWorld({ materials: 3, forms: 2, lines: 2, sectors: 40, states, weeks: 30 });
  expect(series).toBe(seriesKeys(world).length);
  const counts = createTally(seriesKeys(world), 30, 1024).counts.length;
  expect(counts).toBe(series * 30 * bytesOfCounts);
  let columns = 0;
  const collect = (value: unknown): void => {
    if (value instanceof Float64Array || value instanceof Int32Array) columns += value.byteLength;
    else if (Array.isArray(value)) value.forEach(collect);
  };
  Object.values(blockOf(scenario, 256)).forEach(collect);
  const outcomes = outcomeKeys(world).length * 1024 * 8;
  expect(bytes - counts - outcomes).toBeGreaterThan(columns);
  expect(bytes - counts - outcomes).toBeLessThan(4 * columns);
});

test("a world of 60 sectors, six metals and ten years is one that a machine can hold", () => {
  expect(bytesOfWorld({ materials: 6, forms: 3, lines: 3, sectors: 60, states: 12, weeks: 520 }).bytes).toBeLessThan(2 ** 30);
});

test.each([
  [
    "sectors",
    `sectors: { ${many(5_000)} }`,
    /^mine\.yaml:5:1 {2}sectors: must be a world that a machine can hold, of at most 2\.0 GiB a worker: 5,004 sectors, 2 materials and 2 forms make 20,042 weekly series, which over 156 weeks, at 1,088 bytes a week, and with the columns of 6 policy states need \d\.\d GiB$/,
  ],
  [
    "materials",
    `materials: { ${many(2_000)} }`,
    /^mine\.yaml:5:1 {2}materials: must suit sectors of configs.*, which must be a world/,
  ],
  [
    "materials and forms, in one week",
    `horizonWeeks: 1\nmaterials: { ${many(400)} }\nforms: { ${many(400)} }`,
    /^mine\.yaml:6:1 {2}materials: must suit sectors/,
  ],
  [
    "sectors over twenty years",
    `horizonWeeks: 1040\nsectors: { ${many(500)} }`,
    /^mine\.yaml:6:1 {2}sectors: .* over 1,040 weeks/,
  ],
  ["sectors of a base over twenty years", "horizonWeeks: 1040", undefined],
])("of %s", (_, text, expected) => {
  const found = tooLarge(text);
  if (expected === undefined) expect(found).toEqual([]);
  else expect(found).toEqual([expect.stringMatching(expected)]);
});
