import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readScenarioFile } from "../../../src/index.ts";
import { addDays } from "../../../src/model/calendar.ts";
import { seriesIds } from "../../../src/sim/engine/probes/probe.ts";
import { createStudy } from "../../../src/sim/engine/simulate-range.ts";
import { simulateRuns } from "../../../src/sim/engine/simulate-runs.ts";
import { runCli, type Transcript } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";

const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const study = ["--seed", "carried", "--runs", "1100", "--workers", "1"];

/** The home quote of three days is the middle one of some runs, off by a hundredth. */
function harshFacts(cwd: string, scenario: string): string {
  const { scenario: read } = readScenarioFile(scenario, cwd);
  const drawn = createStudy(read, "what is so");
  const at = seriesIds(drawn).indexOf("priceDomesticUsdPerKg.Dy");
  const path: number[] = [];
  simulateRuns(drawn, 0, 99, { week: (_, series) => void path.push(series[at].slice().sort()[49]) });
  const facts = [7, 11, 15].map(
    (week) =>
      `  - { name: quote-${week}, kind: quote, basis: domestic, material: Dy, on: ${addDays(read.start, 7 * week + 3)}, value: ${path[week]}, unit: USD/kg, error: { sd: 0.01 }, source: x, grade: A }`,
  );
  return `schemaVersion: 1\nname: harsh\ntitle: harsh\nkeptTo: ${addDays(read.start, 7 * 17)}\nfacts:\n${facts.join("\n")}\n`;
}

describe("run --facts where few runs carry the weight", () => {
  const cwd = mkdtempSync(join(tmpdir(), "chokepoint-carried-"));
  const asked = ["run", writeShortScenario(cwd, "short", 20), "--facts", "harsh.yaml"];
  let transcript: Transcript;
  beforeAll(async () => {
    writeFileSync(join(cwd, "harsh.yaml"), harshFacts(cwd, asked[1]));
    transcript = await runCli([...asked, ...study, "--out", "out"], { cwd });
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));
  const hash = (folder: string) => json(join(cwd, folder, "manifest.json")).resultHash;

  test("says so, and tells date by date what became of them", () => {
    expect(transcript.exitCode, transcript.stderr).toBe(0);
    const { particles, effectiveRuns } = json(join(cwd, "out/manifest.json"));
    const { ancestors, worth } = particles.readings.at(-1);
    expect(transcript.stdout.replaceAll("\n", " ")).toContain(
      `Few carried the weight, so that 1,100 were carried forward from fact to fact, as copies of ${ancestors}: of what is drawn once a run they are worth ${Math.floor(effectiveRuns)} of equal weight. These are few`,
    );
    expect(worth).toBeCloseTo(effectiveRuns, 9);
    // The eighth week ends on 3 March: eight weeks after 6 January.
    expect(transcript.stdout).toMatch(/^quote-7 +2026-03-03 +1,100 /m);
    expect(transcript.stdout).toMatch(new RegExp(`^quote-15 .* ${ancestors} +${Math.floor(worth)}$`, "m"));
  });

  test("the same bytes at two workers, and of shards", async () => {
    await runCli([...asked, ...study.with(-1, "2"), "--out", "two"], { cwd });
    expect(hash("two")).toBe(hash("out"));
    for (const shard of ["1/2", "2/2"])
      await runCli([...asked, ...study, "--shard", shard, "--out", "shards"], { cwd });
    const merged = await runCli(["merge", "shards", "--workers", "1", "--out", "merged"], { cwd });
    expect(merged.exitCode, merged.stderr).toBe(0);
    expect(hash("merged")).toBe(hash("out"));
  });

  test("compare carries the one that knows them, and errors add; rules give all the same particles, which pair", async () => {
    const [, short, ...known] = asked;
    const pair = ["compare", writeShortScenario(cwd, "plain", 20), short, ...known, ...study, "--out", "pair"];
    const compared = await runCli(pair, { cwd });
    expect(compared.exitCode, compared.stderr).toBe(0);
    expect(json(join(cwd, "pair/a/manifest.json")).particles).toBe(undefined);
    expect(json(join(cwd, "pair/b/manifest.json")).resultHash).toBe(hash("out"));
    type Difference = { outcome: string; material: string | null; a: Mean; b: Mean; standardError: number };
    type Mean = { standardError: number };
    const need = ({ outcome, material }: Difference) => outcome === "unmetNeedShare" && material === "Dy";
    const found: Difference = json(join(cwd, "pair/comparison.json")).differences.find(need);
    expect(found.standardError).toBeCloseTo(Math.hypot(found.a.standardError, found.b.standardError), 12);
    const rules = await runCli(["rules", short, ...known, ...study, "--out", "rules"], { cwd });
    expect(rules.exitCode, rules.stderr).toBe(0);
    const record = json(join(cwd, "rules/rules.json"));
    const particles = record.rules.map(
      ({ trigger }: { trigger: string }) => json(join(cwd, "rules", trigger, "manifest.json")).particles.sha256,
    );
    expect(new Set(particles).size).toBe(1);
    expect(particles.length).toBeGreaterThan(2);
    const [, rule] = record.rules;
    const saved: Difference = rule.differences.find(need);
    // Particles pair: what both rules have in common cancels.
    expect(saved.standardError).toBeLessThan(0.7 * Math.hypot(saved.a.standardError, saved.b.standardError));
  });

  test("watch tells the odds of the same particles, and what they are worth", async () => {
    const [, ...known] = asked;
    const watched = await runCli(["watch", ...known, "--as-of", "2026-05-05", ...study, "--out", "watch"], { cwd });
    expect(watched.exitCode, watched.stderr).toBe(0);
    const { effectiveRuns } = json(join(cwd, "out/manifest.json"));
    const record = json(join(cwd, "watch/watch.json"));
    expect([record.particles, record.effectiveRuns]).toEqual([true, effectiveRuns]);
    expect(watched.stdout).toContain(
      `the runs, carried forward from fact to fact as particles, are worth ${Math.floor(effectiveRuns)} of equal weight`,
    );
    // An error over families, not over particles: sqrt(p (1 - p) / 1100) would be less.
    const [odds] = record.targets
      .flatMap(({ before }: { before: { value: number; standardError: number }[] }) => before)
      .filter(({ value }: { value: number }) => value > 0.2 && value < 0.8);
    expect(odds.standardError).toBeGreaterThan(1.3 * Math.sqrt((odds.value * (1 - odds.value)) / 1100));
  });

  test("its page says so", async () => {
    const { exitCode, stderr } = await runCli(["report", "out"], { cwd });
    expect(exitCode, stderr).toBe(0);
    expect(readFileSync(join(cwd, "out/report/index.html"), "utf8")).toContain(
      "errors are reckoned over the runs from which",
    );
  });
});
