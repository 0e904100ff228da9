import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256OfDocument } from "../../../src/sim/engine/parts/canonical.ts";
import { reseal } from "../../support/reseal.ts";
import { runCli } from "../../support/run-cli.ts";

type Json = Record<string, unknown>;

let cwd: string;
const study = (seed: string, runs: string) => ["--seed", seed, "--runs", runs, "--workers", "1"];

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "chokepoint-damaged-"));
  for (const args of [
    ["run", "ban-2026", ...study("s", "8"), "--out", "run"],
    ["run", "ban-2026", ...study("s", "9"), "--out", "more"],
    ["run", "ban-2026", ...study("t", "8"), "--out", "seed"],
    ["run", "licensing-2025", ...study("s", "8"), "--out", "other"],
    ["compare", "precedent-2010", "ban-2026", ...study("s", "8"), "--out", "both"],
  ])
    expect((await runCli(args, { cwd })).exitCode).toBe(0);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** What `report` says of a copy of results that `damage` was done to. */
async function reported(results: "run" | "both", damage: (folder: string) => void) {
  const name = `damaged-${readdirSync(cwd).length}`;
  cpSync(join(cwd, results), join(cwd, name), { recursive: true });
  damage(join(cwd, name));
  const { stdout, stderr, exitCode } = await runCli(["report", name], { cwd });
  return { stdout, stderr: stderr.replaceAll(name, "x"), exitCode };
}

/** Changes a record, and lets its own hash fit it again. */
function edit(folder: string, file: string, change: (record: Json) => unknown): void {
  const path = join(folder, file);
  const changed = change(JSON.parse(readFileSync(path, "utf8")));
  writeFileSync(path, JSON.stringify(changed));
  if (typeof changed === "object") reseal(folder, file);
}

describe("a manifest that does not tell of the results beside it is refused, exit code 2", () => {
  test.each<[string, (manifest: Json) => unknown, RegExp]>([
    ["null", () => "null" as never, /^x\/manifest\.json: must be a map, got "null"/],
    [
      "more runs",
      (of) => ({ ...of, runs: 500_000 }),
      /^x\/manifest\.json: runs: must be 8, as in runs\.parquet, got 500000$/,
    ],
    ["fewer runs", (of) => ({ ...of, runs: 5 }), /runs: must be 8, as in runs\.parquet, got 5$/],
    ["runs that are no number", (of) => ({ ...of, runs: "8" }), /runs: must be a whole number, got "8"$/],
    ["another seed", (of) => ({ ...of, seed: "t" }), /seed: must be s, as in runs\.parquet, got t$/],
    [
      "another engine",
      (of) => ({ ...of, engineVersion: "999" }),
      /engineVersion: must be \S+, as in runs\.parquet, got 999$/,
    ],
    ["no scenario", (of) => ({ ...of, scenario: undefined }), /scenario: must be a map, got nothing$/],
    [
      "another title",
      (of) => ({ ...of, scenario: { ...(of.scenario as Json), title: "all is well" } }),
      /scenario: must match scenarioSha256, got [0-9a-f]{12} for [0-9a-f]{12}$/,
    ],
    [
      "another title, hashed anew",
      (of) => {
        const scenario = { ...(of.scenario as Json), title: "all is well" };
        return { ...of, scenario, scenarioSha256: sha256OfDocument(scenario) };
      },
      /scenarioSha256: must be [0-9a-f]{64}, as in runs\.parquet, got [0-9a-f]{64}$/,
    ],
  ])("%s", async (_, change, message) => {
    const { stderr, exitCode } = await reported("run", (folder) => edit(folder, "manifest.json", change));
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr).not.toContain("    at ");
    expect(exitCode).toBe(2);
  });

  test("the word null, and no JSON at all", async () => {
    for (const [text, message] of [
      ["null", "must be a map, got null"],
      ["{", "must be JSON, got "],
    ]) {
      const { stderr, exitCode } = await reported("run", (folder) =>
        writeFileSync(join(folder, "manifest.json"), text),
      );
      expect(stderr).toContain(`x/manifest.json: ${message}`);
      expect(exitCode).toBe(2);
    }
  });
});

describe("a comparison whose parts are not those it was made of is refused, exit code 2", () => {
  const replaceB = (by: string) => (folder: string) => {
    rmSync(join(folder, "b"), { recursive: true });
    cpSync(join(cwd, by), join(folder, "b"), { recursive: true });
  };
  test.each<[string, (folder: string) => void, RegExp]>([
    ["a part of other runs", replaceB("more"), /^x\/b: runs: must be 8, as in comparison\.json, got 9$/],
    ["a part of another seed", replaceB("seed"), /^x\/b: seed: must be s, as in comparison\.json, got t$/],
    [
      "another scenario",
      replaceB("other"),
      /^x\/b: scenario\.name: must be ban-2026, as in comparison\.json, got licensing-2025$/,
    ],
    [
      "the first part a second time",
      (folder) => {
        edit(folder, "comparison.json", (of) => ({
          ...of,
          b: of.a,
          resultHashes: [0, 0].map(() => (of.resultHashes as string[])[0]),
        }));
        rmSync(join(folder, "b"), { recursive: true });
        cpSync(join(folder, "a"), join(folder, "b"), { recursive: true });
      },
      /^x\/b: name: must differ from that of x\/a, got precedent-2010$/,
    ],
    ["no part", (folder) => rmSync(join(folder, "b"), { recursive: true }), /^x\/b\/manifest\.json: is missing$/],
    [
      "a comparison that is none",
      (folder) => writeFileSync(join(folder, "comparison.json"), "[]"),
      /^x\/comparison\.json: must be a map, got \[\]$/,
    ],
  ])("%s", async (_, damage, message) => {
    const { stderr, exitCode } = await reported("both", damage);
    expect(stderr.trimEnd()).toMatch(message);
    expect(exitCode).toBe(2);
  });
});
