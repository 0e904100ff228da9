import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const src = join(root, "src");
const layers = ["model", "sim", "report", "cli"];

type Source = { readonly path: string; readonly layer: number; readonly code: string };

const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
  .map((path) => ({ path, layer: layerOf(path), code: withoutComments(readFileSync(join(src, path), "utf8")) }));

describe("imports run one way, cli -> report -> sim -> model", () => {
  test.each(sources.map((source) => [source.path, source] as const))("%s", (_, source) => {
    for (const target of importsOf(source)) expect(layerOf(target), target).toBeLessThanOrEqual(source.layer);
  });
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
        path === "report/render/assets.ts",
    },
    { what: "the terminal and argv", pattern: /\bprocess\.|console\./, except: (path) => path === "cli.ts" },
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

function importsOf({ path, code }: Source): readonly string[] {
  return [...code.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)].map(([, target]) =>
    relative(src, resolve(dirname(join(src, path)), target)),
  );
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}
