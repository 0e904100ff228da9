import { describe, expect, test } from "vitest";
import { readScenarioFile } from "../../../../src/index.ts";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { failedRuns, StudyFailed } from "../../../../src/sim/engine/failures.ts";
import { decodeProbed, encodeProbed } from "../../../../src/sim/engine/parts/probed.ts";
import type { PartAt } from "../../../../src/sim/engine/parts/sealed.ts";
import {
  type Probe,
  type ProbeFailure,
  type ProbeOptions,
  runProbes,
} from "../../../../src/sim/engine/probes/run-probes.ts";
import type { Kept } from "../../../../src/sim/engine/run-parts.ts";
import { holdStudy } from "../../../../src/sim/results/hold.ts";
import { writeFailingScenario, writeShortScenario } from "../../../support/short-scenarios.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const id = "priceAskPeakMultiple.Dy";
const probeOf = (file: string, cwd: string): Probe => ({
  name: file,
  read: readScenarioFile(file, cwd),
  quantities: [{ kind: "outcome", id }],
});

/** Parts kept in memory, by what they are and their first run. */
function memory(identity = "one job") {
  const held = new Map<string, Uint8Array>();
  const useless: string[] = [];
  const keyOf = ({ of, range }: PartAt) => `${of} ${range.firstRun} ${range.runs}`;
  const kept: Kept = {
    identity,
    read: (part) => held.get(keyOf(part)),
    write: (part, bytes) => void held.set(keyOf(part), bytes),
    onUseless: (_, problem) => void useless.push(problem),
  };
  return { held, useless, kept };
}

describe("parts of probes", () => {
  const options: ProbeOptions = { seed: "kept", runs: 1030, workers: 1 };
  const made = () => {
    const folder = temporaryFolder();
    return ["a", "b"].map((name, k) => probeOf(writeShortScenario(folder, name, 6 + k), folder));
  };

  test("what is kept is not computed again: the numbers are those that lie there, and progress calls them found", async () => {
    const probes = made();
    const { held, kept } = memory();
    const { values } = await runProbes(probes, { ...options, kept });
    expect(held.size).toBe(4);
    const [[key, bytes]] = held;
    const [of, firstRun, runs] = key.split(" ");
    const at = { of, range: { firstRun: Number(firstRun), runs: Number(runs) } };
    const [column] = decodeProbed(bytes, at).columns;
    column[7] = 4711;
    held.set(key, encodeProbed({ kind: "done", range: at.range, columns: [column], failures: [] }, at));
    const told: (readonly [number, number])[] = [];
    const again = await runProbes(probes, { ...options, kept, onProgress: (...each) => void told.push(each) });
    expect(again.values[0][0][7]).toBe(4711);
    expect(again.values[1]).toEqual(values[1]);
    expect(told.at(-1)).toEqual([2060, 2060]);
  });

  test("those of another scenario, question, seed or version are not taken for one's own", async () => {
    const [a, b] = made();
    const { held, kept } = memory();
    await runProbes([a], { ...options, kept });
    const other: Probe = { ...a, quantities: [{ kind: "outcome", id: "priceAskPeakMultiple.Tb" }] };
    for (const [probe, identity] of [
      [b, "one job"],
      [other, "one job"],
      [a, "another seed, version or sampling"],
    ] as const) {
      const told: number[] = [];
      const onProgress = (_: number, found: number) => void told.push(found);
      await runProbes([probe], { ...options, kept: { ...kept, identity }, onProgress });
      expect(told.at(-1)).toBe(0);
    }
    expect(held.size).toBe(8);
  });

  test("one under the name of another, of other runs, of a study, half of one, or with a bit flipped is told and made again", async () => {
    const [a, b] = made();
    const { held, useless, kept } = memory();
    const { values } = await runProbes([a, b], { ...options, kept });
    const keys = [...held.keys()];
    const [first, second, third, fourth] = [...held.values()];
    const flipped = Uint8Array.from(fourth);
    flipped[flipped.length - 5] ^= 16;
    for (const [key, bytes] of [
      [keys[0], third],
      [keys[1], first],
      [keys[2], second.subarray(0, second.length >> 1)],
      [keys[3], flipped],
    ] as const)
      held.set(key, bytes);
    const again = await runProbes([a, b], { ...options, kept });
    expect(again.values).toEqual(values);
    expect(useless).toEqual([
      expect.stringMatching(/^must be of this probe, got one of [0-9a-f]{12} for [0-9a-f]{12}$/),
      "must hold runs 1024 to 1029, got runs 0 to 1023",
      "must match its SHA-256, got other bytes: it is damaged",
      "must match its SHA-256, got other bytes: it is damaged",
    ]);
  });
});

describe("runs of a probe that fail", () => {
  test("are those of the study, with its causes; the others have its numbers, at any number of workers", async () => {
    const cwd = temporaryFolder();
    const [odd, sound] = [0.0006, 0].map((share, k) => probeOf(writeFailingScenario(cwd, `odd-${k}`, share), cwd));
    const options: ProbeOptions = { seed: "s", runs: 3072, workers: 1 };
    const { values, failures } = await runProbes([odd, sound], options);
    const study = await holdStudy(odd.read as Parameters<typeof holdStudy>[0], { seed: "s", runs: 3072 });
    expect(failedRuns(failures)).toEqual(study.failed);
    expect(study.failed?.length).toBeGreaterThanOrEqual(1);
    for (const { probe, cause } of failures) {
      expect(probe).toBe(odd);
      expect(cause).toMatch(/^priceDomesticUsdPerKg\.(Dy|Tb) in week \d+: must be a finite number, got Infinity$/);
    }
    const own = values[0][0].filter((_, run) => !study.failed?.includes(run));
    expect(study.summary.outcomes.map(outcomeId)).toContain(id);
    expect(own).toEqual(study.values(id));
    expect(values[0][0].filter((value) => Number.isNaN(value))).toHaveLength(failures.length);
    expect(await runProbes([odd, sound], { ...options, workers: 2 })).toEqual({ values, failures });
  });

  test("are a failed job once they are more than 1 in 1,000, counted once though they fail in two probes", async () => {
    const cwd = temporaryFolder();
    const [one, other] = ["one", "other"].map((name) => probeOf(writeFailingScenario(cwd, name, 0.02), cwd));
    const options: ProbeOptions = { seed: "s", runs: 1000, workers: 1 };
    const error = await runProbes([one, other], options).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StudyFailed);
    const { message, failures } = error as StudyFailed<ProbeFailure>;
    expect(message).toMatch(/^at least \d+ of 1000 runs failed, more than 1 in 1,000; the first is run \d+: price/);
    expect(failures.every(({ probe }) => probe.name === one.name)).toBe(true);
    const twice = [0, 1].map((k) => ({ run: 3, cause: "x", probe: [one, other][k] }));
    expect(() => StudyFailed.throwIfMore(twice, 1000)).not.toThrow();
    expect(() => StudyFailed.throwIfMore([...twice, { ...twice[0], run: 4 }], 1000)).toThrow(/^at least 2 of 1000/);
  });
});
