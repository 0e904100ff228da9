import { expect, test } from "vitest";
import type { Kept } from "../../../src/sim/engine/run-parts.ts";
import { infer } from "../../../src/sim/inference/infer.ts";
import { modelSimulator } from "../../../src/sim/inference/points/model.ts";
import { exampleText, readInferenceText } from "../../support/inference-files.ts";

const read = readInferenceText(exampleText);
const threads = { table: read.table, histories: read.histories, seed: "s" };
const sizes = { waves: 1, points: 32, bank: 800, runs: [4, 12, 16] } as const;

function run(workers: number, kept?: Kept) {
  return infer(modelSimulator(threads), read, { sizes, seed: "s", workers, threads, kept });
}

test("the model's example gives the same bytes with one worker, with two, and from half of its parts", async () => {
  const parts = new Map<string, Uint8Array>();
  let computed = 0;
  const kept: Kept = {
    identity: "",
    read: ({ of }) => parts.get(of),
    write: ({ of }, bytes) => {
      computed++;
      parts.set(of, bytes);
    },
    onUseless: (_, problem) => {
      throw new Error(problem);
    },
  };
  const whole = JSON.stringify(await run(2, kept));
  const all = computed;
  [...parts.keys()].forEach((of, k) => void (k % 2 === 1 && parts.delete(of)));
  expect(JSON.stringify(await run(1, kept))).toBe(whole);
  expect(computed).toBe(all + Math.floor(all / 2));
});
