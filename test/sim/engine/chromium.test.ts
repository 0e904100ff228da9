import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import fc from "fast-check";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { plainSampling } from "../../../src/sim/engine/sampling/sampling.ts";
import { arbitraryDistribution } from "../../support/arbitrary-distribution.ts";
import { arbitraryScenario } from "../../support/arbitrary-scenario.ts";
import { distributionBits } from "../../support/distribution-bits.ts";
import { fingerprintOf } from "../../support/fingerprint.ts";
import { packageRoot } from "../../support/package-root.ts";
import { runCli } from "../../support/run-cli.ts";
import { samplings } from "../../support/samplings.ts";
import { shippedScenario, shippedScenarios } from "../../support/shipped-scenarios.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { type Open, withBrowser } from "../../support/with-browser.ts";

const plain = { seed: "any engine", sampling: plainSampling, runs: 64 };
const points = 256;

type Bundle = { readonly engine: typeof import("../../support/page-engine.ts") };

/** The engine as one script, with nothing of Node's in it: what is left of such an import fails the build. */
async function bundledEngine(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(packageRoot, "test/support/page-engine.ts")],
    bundle: true,
    format: "iife",
    globalName: "engine",
    platform: "browser",
    target: "es2022",
    logLevel: "silent",
    write: false,
  });
  return outputFiles[0].text;
}

/** Opened from disk, which is a secure context: only there has a page SHA-256. */
async function pageWith(open: Open, script: string): Promise<Page> {
  const file = join(temporaryFolder(), "index.html");
  writeFileSync(file, "<!doctype html><title>engine</title>");
  const page = await open();
  await page.goto(`file://${file}`);
  await page.addScriptTag({ content: script });
  return page;
}

test("Chromium gives shipped and random scenarios the bits that Node gives: every outcome and week of 64 runs, however sampled", async (context) => {
  const ban = shippedScenario("ban-2026");
  const studies = [
    ...shippedScenarios.map((name) => [name, shippedScenario(name), plain] as const),
    ...samplings.map((sampling) => [sampling.kind, ban, { ...plain, sampling }] as const),
    ...fc.sample(arbitraryScenario, 5).map((scenario) => ["a random scenario", scenario, plain] as const),
  ];
  await withBrowser(context, "the engine was not run in a page", async (open) => {
    const page = await pageWith(open, await bundledEngine());
    for (const [name, scenario, options] of studies) {
      const inPage = await page.evaluate(
        ([given, how]) => (globalThis as unknown as Bundle).engine.fingerprintOf(given, how),
        [scenario, options] as const,
      );
      expect(inPage, name).toEqual(await fingerprintOf(scenario, options));
    }
  });
});

test("a page makes, byte for byte, the summary.json and bands.csv that the command line writes", async (context) => {
  await withBrowser(context, "no results were made in a page", async (open) => {
    const page = await pageWith(open, await bundledEngine());
    for (const name of ["ban-2026", "gallium-us-2024"]) {
      const inPage = await page.evaluate(
        ([given, how]) => (globalThis as unknown as Bundle).engine.resultsInMemory(given, how),
        [shippedScenario(name), plain] as const,
      );
      const cwd = temporaryFolder();
      const args = ["run", name, "--seed", plain.seed, "--runs", String(plain.runs), "--out", "out"];
      const { exitCode, stderr } = await runCli(args, { cwd });
      expect(exitCode, stderr).toBe(0);
      const written = (file: string) => readFileSync(join(cwd, "out", file), "utf8");
      // Megabytes: compared without printing them where they differ.
      expect(inPage.summary === written("summary.json"), `summary.json of ${name}`).toBe(true);
      expect(inPage.bands === written("bands.csv"), `bands.csv of ${name}`).toBe(true);
    }
  });
});

test("Chromium gives every kind of distribution the bits that Node gives", async (context) => {
  const distributions = fc.sample(arbitraryDistribution, 100);
  expect(new Set(distributions.map(({ kind }) => kind)).size).toBe(10);
  await withBrowser(context, "no distribution was drawn from in a page", async (open) => {
    const page = await pageWith(open, await bundledEngine());
    for (const distribution of distributions) {
      const inPage = await page.evaluate(
        ([given, count]) => (globalThis as unknown as Bundle).engine.distributionBits(given, count),
        [distribution, points] as const,
      );
      expect(inPage, JSON.stringify(distribution)).toBe(await distributionBits(distribution, points));
    }
  });
});
