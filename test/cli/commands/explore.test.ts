import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Given } from "../../../src/report/explorer/given.ts";
import { mild } from "../../support/explorer-page.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const own = `schemaVersion: 1\nextends: ban-2026\nname: own\nhorizonWeeks: 60\n`;

/** What a page was given. */
function givenIn(file: string): Given {
  const [, json] = /<script type="application\/json" id="given">(.*?)<\/script>/.exec(readFileSync(file, "utf8")) ?? [];
  return JSON.parse(json);
}

async function explored(cwd: string, ...args: readonly string[]): Promise<Given> {
  const { exitCode, stderr } = await runCli(["explore", ...args, "--seed", "cli", "--out", "page.html"], { cwd });
  expect(exitCode, stderr).toBe(0);
  return givenIn(join(cwd, "page.html"));
}

/** What the page of a scenario is given that facts are asked for, had they been on. */
async function withFactsOn(cwd: string, ...args: readonly string[]): Promise<Given> {
  const given = await explored(cwd, ...args);
  return { ...given, facts: given.facts && { ...given.facts, isOn: true } };
}

describe("explore", () => {
  test("saves over the file it was made of, over a shipped scenario by its name, and over nothing that no file holds", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "own.yaml"), own);
    expect((await explored(cwd, "own.yaml")).extended).toBe("./own.yaml");
    for (const [scenario, extended] of [
      ["ban-2026", "ban-2026"],
      ["own.yaml", null],
    ] as const) {
      const args = ["run", scenario, "--seed", "cli", "--runs", "64", "--out", "results"];
      expect((await runCli(args, { cwd })).exitCode).toBe(0);
      expect((await explored(cwd, "results")).extended).toBe(extended);
    }
  });

  test("takes the facts with a study that they weigh: over the shipped scenario where the file is shipped, else over what the folder holds", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "mild.yaml"), mild);
    const made = async (scenario: string, ...facts: readonly string[]) => {
      const args = ["run", scenario, "--seed", "cli", "--runs", "128", "--out", "known", ...facts];
      const { exitCode, stderr } = await runCli(args, { cwd });
      expect(exitCode, stderr).toBe(0);
      return JSON.parse(readFileSync(join(cwd, "known/manifest.json"), "utf8"));
    };
    const shipped = ["--facts", "japan-2010", "--as-of", "2010-12-31"];
    const manifest = await made("precedent-2010-foretold", ...shipped);
    const page = await explored(cwd, "known");
    expect(page).toEqual(await withFactsOn(cwd, "precedent-2010-foretold", ...shipped));
    expect(page.facts?.weighing).toEqual(manifest.facts.weighing);
    expect(page.extended).toBe("precedent-2010-foretold");
    await made("ban-2026", "--facts", "mild.yaml");
    const own = await explored(cwd, "known");
    expect(own.facts).toMatchObject({ name: "mild", isOn: true, isFileKnown: false, asOf: "2026-07-31" });
    expect(own.facts?.scenario).toEqual(own.scenario);
    expect(own.extended).toBe(null);
  });

  test("gives the page what matters most first: nothing explains more of how long a ban lasts than its duration", async () => {
    const { controls, shownControls } = await explored(temporaryFolder(), "ban-2026");
    const first = controls.slice(0, shownControls).map(({ path }) => path);
    expect(first).toContain("policy.durations.dispute");
  });

  test("refuses to write over what it has not written, and writes again over what it has", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "page.html"), "<p>mine</p>");
    const args = ["explore", "ban-2026", "--seed", "cli", "--out", "page.html"];
    const { exitCode, stderr } = await runCli(args, { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("page.html: must be new, or a page of explore");
    expect(readFileSync(join(cwd, "page.html"), "utf8")).toBe("<p>mine</p>");
  });

  test.each([
    [["explore", "nothing", "--beside", "nobody", "--seed", "x"], /nothing: no such[\s\S]*nobody: no such/],
    [["explore", "ban-2026", "--seed", "x", "--as-of", "2026-03-01"], /--as-of: must stand with --facts/],
    [["explore", "ban-2026", "--seed", "x", "--facts", "nothing"], /nothing: no such facts file/],
    [["explore", "ban-2026", "--seed", "x", "--runs", "5"], /must be a whole number from 64 to 20000/],
    [["explore", "ban-2026"], /--seed/],
  ])("%j is refused in words, and nothing is written", async (args, told) => {
    const cwd = temporaryFolder();
    const { exitCode, stderr } = await runCli(args, { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(told);
    expect(existsSync(join(cwd, "results"))).toBe(false);
  });
});
