import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { reseal } from "../../../support/reseal.ts";
import { runCli } from "../../../support/run-cli.ts";
import { writeShortScenario } from "../../../support/short-scenarios.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const study = ["--seed", "s", "--runs", "300"];
const checkout = "npm run --silent chokepoint -- ";

async function done(cwd: string, ...args: readonly string[]): Promise<void> {
  const { stderr, exitCode } = await runCli(args, { cwd });
  expect(exitCode, stderr).toBe(0);
}

/** The commands of the page of a results folder, run where its report was made; gives the scenarios that they name. */
async function madeAgain(cwd: string, folder: string): Promise<readonly string[]> {
  await done(cwd, "report", folder);
  const page = readFileSync(join(cwd, folder, "report/index.html"), "utf8");
  const [, written] = /<pre tabindex="0">(npm [\s\S]*?)<\/pre>/.exec(page) ?? [];
  const commands = written.split("\n").map((line) => line.slice(checkout.length).split(" "));
  for (const args of commands) await done(cwd, ...args);
  const [first] = commands;
  return first.slice(1, first.indexOf("--seed"));
}

/** A record without what tells by what words it was made, and the hashes that rest on it. */
function recordIn(cwd: string, path: string) {
  const { command: _, files: __, recordHash: ___, ...record } = JSON.parse(readFileSync(join(cwd, path), "utf8"));
  return record;
}

describe("the commands of a page run as they stand where its report was made, and give the same again", () => {
  test("of one's own scenario, though its file has changed", async () => {
    const cwd = temporaryFolder();
    await done(cwd, "run", writeShortScenario(cwd, "short"), ...study, "--out", "results/short");
    writeShortScenario(cwd, "short", 9);
    expect(await madeAgain(cwd, "results/short")).toEqual(["results/short"]);
    expect(recordIn(cwd, "results/again/manifest.json")).toEqual(recordIn(cwd, "results/short/manifest.json"));
  });

  test("of a comparison of two of one's own", async () => {
    const cwd = temporaryFolder();
    const own = [writeShortScenario(cwd, "short"), writeShortScenario(cwd, "other", 6, { title: "another" })];
    await done(cwd, "compare", ...own, ...study, "--out", "results/two");
    expect(await madeAgain(cwd, "results/two")).toEqual(["results/two/a", "results/two/b"]);
    expect(recordIn(cwd, "results/again/comparison.json")).toEqual(recordIn(cwd, "results/two/comparison.json"));
  });

  test("of release rules for one's own", async () => {
    const cwd = temporaryFolder();
    await done(cwd, "rules", writeShortScenario(cwd, "short"), ...study, "--out", "results/rules");
    expect(await madeAgain(cwd, "results/rules")).toEqual(["results/rules"]);
    expect(recordIn(cwd, "results/again/rules.json")).toEqual(recordIn(cwd, "results/rules/rules.json"));
  });

  test("of a shipped one, by its name, for whoever has no more than the page", async () => {
    const cwd = temporaryFolder();
    await done(cwd, "run", "gallium-us-2024", "--seed", "s", "--runs", "60", "--out", "results/gallium");
    expect(await madeAgain(cwd, "results/gallium")).toEqual(["gallium-us-2024"]);
    expect(recordIn(cwd, "results/again/manifest.json")).toEqual(recordIn(cwd, "results/gallium/manifest.json"));
  });
});

test("a results folder stands for the scenario that made it, unless its record was changed", async () => {
  const cwd = temporaryFolder();
  await done(cwd, "run", writeShortScenario(cwd, "short"), ...study, "--out", "out");
  const { stdout } = await runCli(["check", "out"], { cwd });
  expect(stdout).toContain("short");
  const path = join(cwd, "out/manifest.json");
  writeFileSync(path, readFileSync(path, "utf8").replace('"horizonWeeks": 6', '"horizonWeeks": 7'));
  const { stderr, exitCode } = await runCli(["check", "out"], { cwd });
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^out\/manifest\.json: must match its recordHash/)]);
  reseal(join(cwd, "out"), "manifest.json");
  expect((await runCli(["check", "out"], { cwd })).stderr).toMatch(
    /^out\/manifest\.json: scenario: must match scenarioSha256/,
  );
});
