import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type IRuleSetType } from "dependency-cruiser";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const src = join(root, "src");
const layers = ["model", "sim", "report", "cli"];

/**
 * Floors of the house, from the ground up: an import goes to the same floor or to one below. Each is a pattern of paths;
 * the first that fits a file is its floor. docs/architecture.md says what each holds.
 */
const floors: readonly (readonly [name: string, path: string])[] = [
  ["model: version, calendar, columns", "^src/model/(version|calendar|columns)[.]ts$"],
  ["model: wasm", "^src/model/wasm/"],
  ["model: kernels", "^src/model/kernels/"],
  ["model: distributions", "^src/model/distributions/"],
  ["model: random", "^src/model/random/"],
  ["model: scenario", "^src/model/scenario/"],
  ["model: block", "^src/model/block[.]ts$"],
  ["model: mechanisms", "^src/model/mechanisms/"],
  ["model: declarations and streams", "^src/model/(declarations|streams)[.]ts$"],
  ["model: week and series", "^src/model/(week|series)[.]ts$"],
  ["model: outcomes", "^src/model/outcomes/"],
  ["model: simulate and outline", "^src/model/[^/]+[.]ts$"],
  ["sim: scenario", "^src/sim/scenario/"],
  ["sim: engine", "^src/sim/engine/"],
  ["sim: study", "^src/sim/study/"],
  ["sim: analysis", "^src/sim/analysis/"],
  ["sim: scoring", "^src/sim/scoring/"],
  ["sim: inference", "^src/sim/inference/"],
  ["sim: results", "^src/sim/results/"],
  ["report: words", "^src/report/words/"],
  ["report: charts", "^src/report/charts/"],
  ["report: render", "^src/report/render/"],
  ["report: tables", "^src/report/tables/"],
  ["report: page", "^src/report/page/"],
  ["report: files", "^src/report/files/"],
  ["library", "^src/(index|host)[.]ts$"],
  ["cli: terminal", "^src/cli/terminal/"],
  ["cli: flags", "^src/cli/flags/"],
  ["cli: study", "^src/cli/study/"],
  ["cli: commands", "^src/cli/commands/"],
  ["cli: program", "^src/cli/[^/]+[.]ts$"],
  ["cli: generate", "^src/cli/generate/"],
  ["process", "^src/cli[.]ts$"],
];

const forbidden: NonNullable<IRuleSetType["forbidden"]> = [
  { name: "no circle of files", severity: "error", from: {}, to: { circular: true } },
  ...floors.slice(0, -1).map(([name, path], k) => ({
    name: `${name}: imports nothing from above`,
    severity: "error" as const,
    from: { path, pathNot: floors.slice(0, k).map(([, below]) => below) },
    to: {
      path: floors.slice(k + 1).map(([, above]) => above),
      pathNot: floors.slice(0, k + 1).map(([, below]) => below),
    },
  })),
];

describe("imports go down or stay, between layers and between their rooms", async () => {
  const { output } = await cruise(["src"], {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
    validate: true,
    ruleSet: { forbidden },
  });
  if (typeof output === "string") throw new Error(output);
  const own = output.modules.filter(({ source }) => source.startsWith("src/"));

  test("every source file is read, with its imports", () => {
    expect(own.map(({ source }) => source.replace(/^src[/]/, "")).sort()).toEqual(
      expect.arrayContaining(sources.map(({ path }) => path).sort()),
    );
    expect(own.flatMap(({ dependencies }) => dependencies).filter(({ couldNotResolve }) => couldNotResolve)).toEqual(
      [],
    );
    expect(own.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(5 * own.length);
  });

  test("every source file stands on a floor", () => {
    expect(
      own.map(({ source }) => source).filter((path) => !floors.some(([, floor]) => RegExp(floor).test(path))),
    ).toEqual([]);
  });

  test.each(forbidden.map(({ name }) => name as string))("%s", (name) => {
    const broken = output.summary.violations.filter(({ rule }) => rule.name === name);
    expect(broken.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test("what all charts share is imported by charts, tables, page and painter alone, never by the model's side", () => {
    const importers = own.filter(({ dependencies }) =>
      dependencies.some(({ resolved }) => resolved.includes("/charts/kit/")),
    );
    expect(importers.map(({ source }) => source).filter((path) => !/^src[/](report|cli|index)/.test(path))).toEqual([]);
  });
});

type Source = { readonly path: string; readonly layer: number; readonly code: string };

const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
  .map((path) => ({ path, layer: layerOf(path), code: withoutComments(readFileSync(join(src, path), "utf8")) }));

test("Japanese stands in the words of charts, pages and tables alone", () => {
  const offenders = sources.filter(({ path, code }) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(code) && !wordsOf(path));
  expect(offenders.map(({ path }) => path)).toEqual([]);
});

describe("randomness, clock, files and terminal come in from outside", () => {
  /** What each rule forbids, and the files that may: one purpose each. */
  const rules: readonly {
    readonly what: string;
    readonly pattern: RegExp;
    readonly except: (path: string) => boolean;
  }[] = [
    { what: "unseeded randomness", pattern: /Math\.random|crypto\.getRandomValues|randomBytes/, except: () => false },
    { what: "seedrandom", pattern: /["']seedrandom["']/, except: (path) => path === "model/random/key.ts" },
    {
      what: "the clock",
      pattern: /Date\.now|new Date\(\)|performance\.now/,
      except: (path) => path === "cli.ts",
    },
    {
      what: "files",
      pattern: /["'](node:)?fs(\/promises)?["']/,
      except: (path) =>
        layerOf(path) === layers.indexOf("cli") ||
        path.startsWith("sim/results/") ||
        path.startsWith("report/files/") ||
        path === "report/render/assets.ts",
    },
    {
      what: "the process, the terminal and argv",
      pattern: /\bprocess\.|console\./,
      except: (path) => ["cli.ts", "host.ts"].includes(path),
    },
    {
      what: "functions whose bits differ between engines",
      pattern: /Math\.(exp|log|log2|log10|log1p|expm1|pow|sin|cos|tan|tanh|cbrt|atan)\b|\*\*/,
      except: (path) => layerOf(path) > layers.indexOf("sim"),
    },
  ];
  for (const { what, pattern, except } of rules)
    test(`${what} only where it belongs`, () => {
      const offenders = sources.filter(({ path, code }) => !except(path) && pattern.test(code)).map(({ path }) => path);
      expect(offenders).toEqual([]);
    });

  test("the model imports nothing of Node's", () => {
    const offenders = sources
      .filter(({ layer, code }) => layer === 0 && /["']node:/.test(code))
      .map(({ path }) => path);
    expect(offenders).toEqual([]);
  });
});

function layerOf(path: string): number {
  const top = path.split("/")[0];
  return layers.includes(top) ? layers.indexOf(top) : layers.length - 1;
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

function wordsOf(path: string): boolean {
  const elsewhere = ["report/page/html.ts", "report/page/sections/limits.ts", "report/page/sections/trust.ts"];
  return path.startsWith("report/words/") || path.endsWith(".words.ts") || elsewhere.includes(path);
}
