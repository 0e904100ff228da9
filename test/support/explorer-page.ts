import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { runCli } from "./run-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { until } from "./until.ts";
import type { Open } from "./with-browser.ts";

const explorer = ["explore", "ban-2026", "--seed", "page & line", "--out", "page.html"];

/** Facts that leave most runs a part of their weight, so that the command line makes no particles of them. */
export const mild = `schemaVersion: 1
name: mild
title: a quiet half-year
keptTo: 2026-07-31
facts:
  - { name: no-stop, kind: lineStop, sectors: [large], by: 2026-06-30, happened: false, reported: 0.9, source: of the test, grade: D }
  - { name: in-force, kind: state, state: ban, on: 2026-03-31, source: of the test, grade: D }
`;

/** A page of the explorer in a folder of its own. */
export async function pageOnDisk(
  ...flags: readonly string[]
): Promise<{ readonly cwd: string; readonly file: string }> {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "mild.yaml"), mild);
  const { exitCode, stderr } = await runCli([...explorer, ...flags], { cwd });
  expect(exitCode, stderr).toBe(0);
  return { cwd, file: join(cwd, "page.html") };
}

/** Opens it and notes whatever it says to the console or asks of the network. */
export async function opened(open: Open, file: string, options: Parameters<Open>[0] = {}, hash = "") {
  const page = await open(options);
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(request.url());
  });
  await page.goto(`file://${file}${hash}`);
  return { page, complaints };
}

/** Waits until all runs are in. */
export async function finished(page: Page): Promise<void> {
  await page.locator("#answer").waitFor();
  await until("all runs", 100, async () => (await page.evaluate("document.querySelector('progress').position")) === 1);
}
