import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as library from "../../src/index.ts";
import { clonedPackage } from "../support/cloned-package.ts";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync(join(packageRoot, "docs/library.md"), "utf8");
const blocks = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, body]) => body);

/** Runs enough for two parts, and for a chart. */
const fewer: Readonly<Record<string, string>> = {
  "runs: 4096": "runs: 2048",
  "runs: 512": "runs: 64",
  "runs: 64": "runs: 16",
};

test("every example of docs/library.md runs, here with fewer runs, and prints figures", () => {
  const folder = clonedPackage();
  expect(blocks.length).toBeGreaterThan(7);
  const texts = blocks.map((body, k) => {
    writeFileSync(
      join(folder, `example-${k}.ts`),
      body.replace(/\bruns: \d+/g, (runs) => fewer[runs] ?? runs),
    );
    const printed = execFileSync(process.execPath, [`example-${k}.ts`], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(printed.trim().length, body).toBeGreaterThan(3);
    expect(printed, body).not.toContain("undefined");
    return printed;
  });
  // Stopped half-way and gone on with, and merged of two shards: one and the same study.
  const hashes = ["resume: true", "mergeShards"].map((word) => {
    const of = texts.filter((_, k) => blocks[k].includes(word));
    return /^[0-9a-f]{64}$/m.exec(of.join(""))?.[0];
  });
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(hashes[1]).toBe(hashes[0]);
  const files = ["cover.svg", "report.html", "results/ban/report/index.html", "results/ban/report/charts/cover.svg"];
  for (const name of files) expect(existsSync(join(folder, name)), name).toBe(true);
});

test("docs/library.md names every function that the library exports", () => {
  const functions = Object.entries(library).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));
  expect(functions.filter((name) => !page.includes(name))).toEqual([]);
});

test("a study held in memory has the result hash of the same study on the disk", async () => {
  const cwd = temporaryFolder();
  const flags = ["--seed", "same", "--runs", "300", "--sampling", "sobol", "--out", "out"];
  expect((await runCli(["run", "ban-2026", ...flags], { cwd })).exitCode).toBe(0);
  const { resultHash } = JSON.parse(readFileSync(join(cwd, "out/manifest.json"), "utf8"));
  const study = await library.holdStudy(library.readScenarioFile("ban-2026"), {
    seed: "same",
    runs: 300,
    sampling: { kind: "sobol" },
  });
  expect(study.manifest.resultHash).toBe(resultHash);
  await expect(
    library.holdStudy(library.readScenarioFile("ban-2026"), { seed: "same", runs: 50_000_000 }),
  ).rejects.toThrow(/^runs: must fit in/);
});
