import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { titleIn } from "../src/model/scenario/title.ts";
import { packageRoot } from "./support/package-root.ts";
import { runCli } from "./support/run-cli.ts";
import { readFrom } from "./support/scenario-files.ts";
import { shippedScenarios } from "./support/shipped-scenarios.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

test.each(shippedScenarios)("%s runs, and no outcome is other than a finite number", async (name) => {
  const cwd = temporaryFolder();
  const study = ["--seed", "every config", "--runs", "256", "--workers", "1", "--out", "out"];
  const { exitCode, stdout } = await runCli(["run", name, ...study], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).not.toMatch(/NaN|Infinity|undefined/);
});

const dictionaries = ["report/words/titles.ts", "report/words/features.ts"];

const shippedFacts = new RegExp(
  readdirSync(join(packageRoot, "configs/facts"))
    .map((file) => file.replace(/\.yaml$/, ""))
    .join("|"),
  "g",
);

test("a metal is a file: no code names a material or a country of a shipped scenario", () => {
  const words = new Set<string>();
  for (const name of shippedScenarios) {
    const { scenario } = readFrom({}, `configs/${name}.yaml`);
    words.add(titleIn(scenario.country, "en")).add(titleIn(scenario.exporter, "en"));
    for (const { title } of Object.values(scenario.materials)) words.add(titleIn(title, "en"));
  }
  expect([...words].sort()).toEqual([
    ...["China", "Europe and Japan", "Japan", "United States", "antimony", "dysprosium", "gallium", "terbium"],
  ]);
  const src = join(packageRoot, "src");
  for (const path of readdirSync(src, { recursive: true, encoding: "utf8" })) {
    // No code but dictionaries: what they lack is shown as the scenario, or the episode, has it.
    if (!path.endsWith(".ts") || dictionaries.includes(path)) continue;
    const code = readFileSync(join(src, path), "utf8")
      .replace(/\/\*[\s\S]*?\*\//g, "")
      // An example may name a shipped file of facts, as it names a scenario.
      .replace(shippedFacts, "");
    for (const word of words) expect(new RegExp(`\\b${word}\\b`, "i").test(code), `${word} in ${path}`).toBe(false);
  }
});
