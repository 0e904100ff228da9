import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runCli } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";

const cwd = mkdtempSync(join(tmpdir(), "chokepoint-actors-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

test("exporters that are taken for one are said to be, by check, run, manifest and page; one alone is not talked of", async () => {
  const exporter = { en: "China and Russia", ja: "中国とロシア" };
  const file = writeShortScenario(cwd, "two", 6, { exporter });
  const said = "“China and Russia” is treated as one exporter";
  const run = ["run", file, "--seed", "s", "--runs", "64", "--workers", "1", "--out", "two"];
  for (const args of [["check", file], run]) {
    const { stdout, stderr, exitCode } = await runCli(args, { cwd });
    expect(exitCode, stderr).toBe(0);
    expect(stdout.replace(/\s+/g, " ")).toContain(said);
  }
  const manifest = (folder: string) => JSON.parse(readFileSync(join(cwd, folder, "manifest.json"), "utf8"));
  expect(manifest("two").treatedAsOne).toEqual(["exporter"]);
  expect((await runCli(["report", "two", "--lang", "ja"], { cwd })).exitCode).toBe(0);
  const page = readFileSync(join(cwd, "two/report/index.html"), "utf8");
  expect(page.match(/「中国とロシア」は一つの輸出国として扱う/g)).toHaveLength(1);
  writeShortScenario(cwd, "one");
  await runCli(["run", "one.yaml", "--seed", "s", "--runs", "64", "--workers", "1", "--out", "one"], { cwd });
  expect(manifest("one")).not.toHaveProperty("treatedAsOne");
});
