import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DiscoveryRecord } from "../../../src/sim/analysis/discovery/record.ts";
import { runCli, type Transcript } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";

const cwd = mkdtempSync(join(tmpdir(), "chokepoint-discover-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const study = ["--seed", "s", "--runs", "1500", "--workers", "1"];
const asked = ["--outcome", "arrivalsTonnes.Dy", "--above", "75", "--boxes", "1"];
const recordIn = (folder: string): DiscoveryRecord =>
  JSON.parse(readFileSync(join(cwd, folder, "discovery.json"), "utf8"));
let transcript: Transcript;

beforeAll(async () => {
  writeShortScenario(cwd, "ban", 6);
  for (const args of [
    ["run", "ban.yaml", ...study, "--out", "study"],
    ["discover", "ban.yaml", ...study, ...asked, "--out", "of-scenario"],
    ["discover", "study", ...asked, "--workers", "2", "--lang", "ja", "--out", "of-results"],
  ]) {
    transcript = await runCli(args, { cwd });
    expect(transcript.exitCode, transcript.stderr).toBe(0);
  }
});

test("of results and of the scenario that made them the boxes are the same", () => {
  expect(recordIn("of-results")).toMatchObject({ boxes: recordIn("of-scenario").boxes });
});

test("much that arrives is where much is used: the box that is found limits use from below, in words of both languages", () => {
  const [{ limits, density }] = recordIn("of-results").boxes;
  const use = limits.find(({ path }) => path === "demand.total");
  expect(use?.low).not.toBeNull();
  expect(use?.lowQuasiP).toBeLessThan(0.001);
  expect(density.value).toBeGreaterThan(2 * recordIn("of-results").base);
  expect(transcript.stdout).toMatch(/ショック前の使用量が.*以上（分布の上側/);
  const english = JSON.parse(readFileSync(join(cwd, "of-scenario/charts/discovery.vl.json"), "utf8"));
  expect(english.description).toMatch(/use before the shock at least [\d.]+ .*\(the upper [\d.]+ % of its draws\)/);
  expect(readdirSync(join(cwd, "of-results/charts"))).toContain("discovery-trajectory.png");
});

test("a report of it, alone or beside its study, gives the commands as they can be given again: of runs that were there, those", async () => {
  const reported = async (args: readonly string[]) => {
    const { exitCode, stderr } = await runCli(["report", ...args], { cwd });
    expect(exitCode, stderr).toBe(0);
    return readFileSync(join(cwd, args[0], "report/index.html"), "utf8");
  };
  const alone = await reported(["of-results"]);
  expect(alone).toMatch(/<pre[^>]*>[^<]*discover study --outcome arrivalsTonnes\.Dy [^<]*--out results\/again\n/);
  expect(alone).toContain("Where it goes wrong");
  const beside = await reported(["study", "--with", "of-scenario", "--lang", "ja"]);
  expect(beside).toContain('<section id="discovery">');
  expect(beside).toMatch(/discover study --seed s|discover of-scenario --seed s/);
  const { exitCode, stderr } = await runCli(["run", "of-scenario", ...study, "--out", "again"], { cwd });
  expect(exitCode, stderr).toBe(0);
  const hash = (folder: string) => JSON.parse(readFileSync(join(cwd, folder, "manifest.json"), "utf8")).resultHash;
  expect(hash("again")).toBe(hash("study"));
});

test("all that is wrong is told at once, and nothing is written", async () => {
  const before = readdirSync(cwd);
  const unknown = await runCli(["discover", "ban.yaml", "--seed", "s", "--outcome", "unmetNeedShar.Dy"], { cwd });
  expect([unknown.exitCode, unknown.stderr]).toEqual([
    2,
    "--above: must be given, or --below, got neither\n--outcome: must be one that the scenario has, did you mean unmetNeedShare.Dy?, got unmetNeedShar.Dy\n",
  ]);
  const rare = await runCli(["discover", "study", "--outcome", "arrivalsTonnes.Dy", "--above", "1e9"], { cwd });
  expect([rare.exitCode, rare.stderr]).toEqual([
    2,
    "--above: must set 60 to 1440 of the 1500 runs apart, got 1000000000, above which 0 are\n",
  ]);
  expect(readdirSync(cwd)).toEqual(before);
});
