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
  ["model: formulas", "^src/model/formulas/"],
  ["model: outcomes", "^src/model/outcomes/"],
  ["model: simulate and outline", "^src/model/[^/]+[.]ts$"],
  ["sim: scenario", "^src/sim/scenario/"],
  ["sim: engine", "^src/sim/engine/"],
  ["sim: facts", "^src/sim/facts/"],
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
  ["report: office", "^src/report/office/"],
  ["report: explorer", "^src/report/explorer/"],
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
  .filter((path) => /[.]tsx?$/.test(path) && !path.endsWith(".d.ts"))
  .map((path) => ({ path, layer: layerOf(path), code: withoutComments(readFileSync(join(src, path), "utf8")) }));

test("Japanese stands in the words of charts, pages and tables alone", () => {
  const offenders = sources.filter(({ path, code }) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(code) && !wordsOf(path));
  expect(offenders.map(({ path }) => path)).toEqual([]);
});

describe("facts of the world stand in configs alone", () => {
  /** Words for features of shipped episodes, and names of metals in records made before scenarios had them. */
  const known = ["report/words/features.ts", "report/words/titles.ts"];
  const facts = [
    ["a day or a month of the calendar", /\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])\b/],
    ["a metal", /\b(?:dysprosium|terbium|gallium|neodymium|samarium|yttrium|graphite|rare[ -]earths?|Dy|Tb|Ga)\b/],
    ["a country", /\b(?:China|Chinese|Japan|Germany|Korea|India|Netherlands|Malaysia|United States|USA)\b/],
  ] as const;
  /** What a message names to show a form: it follows "such as", to the end of its line; and the name of a standard. */
  const shownForms = /such as .*$|"draft-20\d\d-\d\d"/gm;

  test.each(facts)("the model, the simulation and the report name nowhere %s", (_, fact) => {
    const offenders = sources.filter(
      ({ path, layer, code }) =>
        layer < layers.indexOf("cli") && !known.includes(path) && fact.test(code.replace(shownForms, "")),
    );
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });

  test("the exceptions are still ones", () => {
    for (const name of known)
      expect(
        sources.some(({ path, code }) => path === name && facts.some(([, fact]) => fact.test(code))),
        name,
      ).toBe(true);
  });
});

test("no test that shares its modules with others replaces one: that is for the project whole, and named there", () => {
  const tests = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".test.ts"),
  );
  const config = readFileSync(join(root, "vitest.config.ts"), "utf8");
  const [, listed = ""] = config.match(/const whole = \[(.*?)\];/s) ?? [];
  const whole = [...listed.matchAll(/"test\/([^"]*)"/g)].map(([, pattern]) => pattern.split("**")[0]);
  expect(whole.length).toBeGreaterThan(3);
  const replacing = tests.filter((path) =>
    /\bvi\s*\.\s*(?:do)?mock\(/i.test(readFileSync(join(root, "test", path), "utf8")),
  );
  expect(replacing.length).toBeGreaterThan(0);
  expect(replacing.filter((path) => !whole.some((start) => path.startsWith(start)))).toEqual([]);
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
