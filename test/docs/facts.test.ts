import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { factKinds } from "../../src/sim/facts/schema.ts";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync(join(packageRoot, "docs/facts.md"), "utf8");

const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml);

test("its facts file is valid, and fits the scenario", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "mine.yaml"), blocks.find((yaml) => yaml.includes("facts:")) as string);
  const { exitCode, stderr } = await runCli(["check", "ban-2026", "--facts", "mine.yaml"], { cwd });
  expect([exitCode, stderr]).toEqual([0, ""]);
});

test("its scenario that starts inside the restriction is valid, and the shipped facts of its history fit it", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "now.yaml"), blocks.find((yaml) => yaml.startsWith("# now.yaml")) as string);
  const { exitCode, stdout, stderr } = await runCli(["check", "now.yaml", "--facts", "japan-2026"], { cwd });
  expect([exitCode, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("runs begin on 2025-04-01");
});

test("its commands run as they stand, here with fewer runs and by an earlier day, at which they are worth enough", async () => {
  const commands = [...page.matchAll(/^npm run --silent chokepoint -- ((?:run|compare) .+)$/gm)].map(([, command]) =>
    command.split(" "),
  );
  expect(commands.length).toBeGreaterThan(1);
  for (const args of commands) {
    const fewer = args.map((word, k) => (args[k - 1] === "--runs" ? "300" : word));
    const { exitCode, stderr } = await runCli([...fewer, "--as-of", "2026-02-01", "--workers", "1"], {
      cwd: temporaryFolder(),
    });
    expect(exitCode, stderr).toBe(0);
  }
});

test("every kind of fact has its row", () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, kind]) => kind);
  expect(rows.filter((kind) => kind !== "kind")).toEqual(factKinds);
});
