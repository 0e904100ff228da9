import { describe, expect, test } from "vitest";
import { infer } from "../../../src/sim/inference/infer.ts";
import { ShareDone } from "../../../src/sim/inference/points/run.ts";
import { partsInMemory } from "../../support/kept-parts.ts";
import { linearSimulator, runSpread, toyRow, toyTable, toyTakes } from "../../support/toy-inference.ts";

/* Two standard normal parameters a and b; the record is a = 0.8 in 2010, and a + b = -0.4 in 2025. */

const error = 0.3;
const table = toyTable([
  { ...toyRow("of-2010", { value: 0.8, error }), episode: "2010", known: "2011-01-01" },
  { ...toyRow("of-2025", { value: -0.4, error }), episode: "2025", known: "2025-12-31" },
]);
const simulator = linearSimulator([
  [1, 0],
  [1, 1],
]);
const sha = "0".repeat(64);
const given = { table, takes: toyTakes(table), tableSha256: sha, historiesSha256: sha };
const sizes = { waves: 2, points: 400, bank: 2000, runs: [32, 32, 64] } as const;
const options = { sizes, seed: "shares", workers: 1 };

describe("an inference without an episode", async () => {
  const kept = partsInMemory();
  await infer(simulator, given, { ...options, kept });
  const ofAll = kept.written();
  const { record, posterior } = await infer(simulator, given, { ...options, kept, leaveOut: "2025" });
  const ofRest = kept.written() - ofAll;
  const v = runSpread * runSpread + error * error;

  test("simulates of the points of all only what is its own: a wave, the bank, and the other luck", () => {
    const parts = (points: number) => Math.ceil(points / 16);
    // The bank in two rounds of 1,000.
    expect(ofRest).toBe(parts(sizes.points) + 2 * parts(1000) + parts(record.noise.points));
  });

  test("gives the same bytes where nothing was there before", async () => {
    const alone = await infer(simulator, given, { ...options, leaveOut: "2025" });
    expect(JSON.stringify(alone)).toBe(JSON.stringify({ record, posterior }));
  });

  test("knows of a what its own episode says, in closed form, and of b the prior", () => {
    mustBeClosedForm(record, posterior);
  });

  test("knows the same where its bank begins with that of the whole, of which nothing is simulated again", async () => {
    const before = kept.written();
    const small = { ...sizes, bank: 500, before: 2000 };
    const begun = await infer(simulator, given, { ...options, sizes: small, kept, leaveOut: "2025" });
    const parts = (points: number) => Math.ceil(points / 16);
    // Its wave was simulated above.
    const { noise, bank } = begun.record;
    const own = kept.written() - before - parts(500) - parts(noise.points);
    // Heavy points have more runs, in at most four passes.
    expect(own).toBeGreaterThanOrEqual(parts(bank.refined));
    expect(own).toBeLessThanOrEqual(parts(bank.refined) + 3);
    expect(bank.points).toBe(2500);
    mustBeClosedForm(begun.record, begun.posterior);
  });

  function mustBeClosedForm({ effective: points }: typeof record, { draws }: typeof posterior) {
    const expected = [
      { mean: 0.8 / (1 + v), variance: v / (1 + v) },
      { mean: 0, variance: 1 },
    ];
    expected.forEach(({ mean, variance }, p) => {
      const values = draws.flatMap((draw) => Array<number>(draw.weight).fill(draw.values[p]));
      const m = values.reduce((sum, value) => sum + value, 0) / values.length;
      const s = values.reduce((sum, value) => sum + (value - m) ** 2, 0) / values.length;
      const effective = Math.min(points, values.length);
      expect(Math.abs(m - mean)).toBeLessThan(4 * Math.sqrt(variance / effective) + 0.02);
      expect(Math.abs(s / variance - 1)).toBeLessThan(4 * Math.sqrt(2 / effective) + 0.05);
    });
  }

  test("is that of what was known until a day on which the episode was not on record", async () => {
    const until = await infer(simulator, given, { ...options, knownUntil: "2025-12-30" });
    expect(until.posterior.draws).toEqual(posterior.draws);
    expect(until.record.inference).toMatchObject({ leaveOut: null, knownUntil: "2025-12-30" });
    const dayLater = await infer(simulator, given, { ...options, knownUntil: "2025-12-31" });
    expect(dayLater.posterior.draws).not.toEqual(posterior.draws);
  });
});

test("three shards that fill one folder stage by stage leave what one process does", async () => {
  const kept = partsInMemory();
  const stages: string[] = [];
  const share = async (index: number) => {
    try {
      await infer(simulator, given, { ...options, kept, shard: { index, of: 3 } });
      return 0;
    } catch (error) {
      if (!(error instanceof ShareDone)) throw error;
      stages.push(`${index}: ${error.simulated} and ${error.missing}`);
      return error.simulated;
    }
  };
  // One of a round may run twice, and does nothing the second time; the rounds end when none had anything to do.
  let simulated = 1;
  while (simulated > 0) {
    simulated = (await share(2)) + (await share(2)) + (await share(1)) + (await share(3));
  }
  expect(stages.slice(0, 4)).toEqual(["2: 128 and 272", "2: 0 and 272", "1: 144 and 128", "3: 128 and 0"]);
  const written = kept.written();
  const made = await infer(simulator, given, { ...options, kept });
  expect(kept.written()).toBe(written);
  expect(JSON.stringify(made)).toBe(JSON.stringify(await infer(simulator, given, options)));
});
