import { expect, test } from "vitest";
import type { Kept } from "../../../src/sim/engine/run-parts.ts";
import { infer } from "../../../src/sim/inference/infer.ts";
import { modelSimulator } from "../../../src/sim/inference/points/model.ts";
import { posteriorText } from "../../../src/sim/scenario/posterior/file.ts";
import { exampleText, readInferenceText } from "../../support/inference-files.ts";
import { partsInMemory } from "../../support/kept-parts.ts";
import { configText } from "../../support/scenario-files.ts";

const read = readInferenceText(exampleText);
const seed = "trial";
const threads = { table: read.table, histories: read.histories, seed };
const sizes = { waves: 1, points: 32, bank: 800, runs: [4, 12, 16] } as const;

function run(workers: number, kept?: Kept) {
  return infer(modelSimulator(threads), read, { sizes, seed, workers, threads, kept });
}

test("the model's example gives the posterior that is shipped, and the same bytes with one worker, with two, and from half of its parts", async () => {
  const kept = partsInMemory();
  const { parts, written } = kept;
  const made = await run(2, kept);
  expect(posteriorText(made.posterior), "npm run posterior makes it again").toBe(configText("posterior/example.json"));
  const whole = JSON.stringify(made);
  const all = written();
  [...parts.keys()].forEach((of, k) => void (k % 2 === 1 && parts.delete(of)));
  expect(JSON.stringify(await run(1, kept))).toBe(whole);
  expect(written()).toBe(all + Math.floor(all / 2));
});
