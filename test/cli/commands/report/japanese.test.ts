import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../../../support/run-cli.ts";
import { writeShortScenario } from "../../../support/short-scenarios.ts";

/**
 * What may stand in Latin letters on a page in Japanese: units, symbols and signs of the trade, methods and who found them,
 * commands and options, and the country codes of maps.
 */
const allowed = new Set([
  ...["kg", "GDP", "FOB", "HV", "EV", "SHA", "CSV", "USD", "JPY", "Dy", "Tb", "Ga", "Sb"],
  ...["CRPS", "PIT", "PRIM", "beta", "PERT", "log"],
  ...["Friedman", "Fisher", "Bryant", "Lempert", "Wilson", "Sobol", "Shapley", "Hyndman", "Fan", "Holm", "Wilcoxon"],
  ...["report", "watch", "with", "check", "validation", "test", "docs", "validation-score.json"],
]);

const seed = "lawful";
const few = ["--seed", seed, "--runs", "64", "--workers", "1"];
const names = ["ban", "free", "other", "grid"];
let cwd: string;

const commands: readonly (readonly string[])[] = [
  ["run", "ban.yaml", ...few, "--out", "run"],
  ["compare", "free.yaml", "ban.yaml", ...few, "--explain", "--out", "pair"],
  ["compare", "free.yaml", "other.yaml", "ban.yaml", ...few, "--out", "baselines"],
  ["rules", "ban.yaml", ...few, "--out", "rules"],
  ["watch", "ban.yaml", ...few, "--out", "watch"],
  ["sweep", "ban.yaml", "--grid", "grid.yaml", ...few, "--out", "sweep"],
  ["hindcast", "antimony-2024", "--seed", seed, "--runs", "100", "--workers", "1", "--out", "hindcast"],
  [
    ...["discover", "ban.yaml", "--seed", seed, "--runs", "1000", "--workers", "1"],
    ...["--outcome", "pricePaid.Dy.peak", "--above", "1.05", "--out", "discover"],
  ],
  [
    "sensitivity",
    "ban.yaml",
    "--seed",
    seed,
    "--runs",
    "256",
    "--points",
    "64",
    "--workers",
    "1",
    "--out",
    "sensitivity",
  ],
];

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "chokepoint-japanese-"));
  writeShortScenario(cwd, "ban", 20);
  writeShortScenario(cwd, "other", 20, { policy: { script: [{ date: "2025-04-01", state: "licensing" }] } });
  writeShortScenario(cwd, "free", 20, { policy: { script: [{ date: "2025-04-01", state: "open" }] } });
  writeFileSync(
    join(cwd, "grid.yaml"),
    "schemaVersion: 1\nname: grid\naxes:\n  - { input: makers.cover, values: [2, 4], unit: months }\njudge: { outcome: unmetNeedShare.Dy }\n",
  );
  for (const args of commands) {
    const { exitCode, stderr } = await runCli(args, { cwd });
    if (exitCode !== 0) throw new Error(`${args[0]}: ${stderr}`);
  }
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** What is read on a page, a text a line; without commands, tables that say their heads are English, and what says it is. */
function linesOf(html: string): readonly string[] {
  return html
    .replace(/<(style|script|pre|details)\b.*?<\/\1>/gs, " ")
    .replace(/<span lang="en">.*?<\/span>/gs, " ")
    .replace(/<[^>]*(?:aria-label|alt|title)="([^"]*)"[^>]*>/g, "\n$1\n")
    .replace(/<[^>]*>/g, "\n")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .split("\n")
    .filter((line) => line.trim() !== "");
}

/** Words of two and more Latin letters in it that may not stand there. */
function latinIn(html: string): readonly string[] {
  return linesOf(html).flatMap((line) =>
    [...line.replace(/\b(?=\w*\d)[0-9a-f]{6,64}\b/g, " ").matchAll(/[A-Za-z][\w.-]*[A-Za-z]/g)]
      .map(([word]) => word)
      .filter((word) => !allowed.has(word) && word !== seed && !names.includes(word.replace(/-\w+$/, "")))
      .map((word) => `${word} in “${line.trim().slice(0, 120)}”`),
  );
}

describe("no Latin word is left in a page in Japanese, but for units, symbols, names and commands", () => {
  test.each([
    ["run", "--brief"],
    ["pair", "--brief"],
    ["baselines", "--brief"],
    ["rules", "--brief"],
    ["watch"],
    ["sweep"],
    ["hindcast"],
    ["discover"],
    ["sensitivity"],
  ])("%s", async (folder, ...flags) => {
    const args = ["report", folder, "--lang", "ja", ...flags];
    const { exitCode, stderr } = await runCli(args, { cwd, env: { CHOKEPOINT_BROWSER: "none" } });
    expect(exitCode, stderr).toBe(0);
    const pages = ["index.html", ...(flags.length > 0 ? ["brief.html"] : [])];
    for (const page of pages)
      expect([...new Set(latinIn(readFileSync(join(cwd, folder, "report", page), "utf8")))], page).toEqual([]);
  });
});
