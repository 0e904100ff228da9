import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { outcomeKeys } from "../../src/model/outcomes/index.ts";
import { mechanismNames } from "../../src/model/scenario/scenario.ts";
import { createWorld } from "../../src/model/scenario/world.ts";
import { seriesKeys } from "../../src/model/series.ts";
import { packageRoot } from "../support/package-root.ts";
import { readFrom } from "../support/scenario-files.ts";
import { simpleScenario } from "../support/simple-scenario.ts";

const page = readFileSync(join(packageRoot, "docs/model.md"), "utf8");
const words = new Set([...page.matchAll(/`([^`\n]+)`/g)].flatMap(([, inside]) => inside.split(/,\s*/)));

describe("docs/model.md", () => {
  test("every file it names is there", () => {
    const files = [...words].filter((word) => /^[\w./-]+\.(ts|yaml|csv|md|json)$/.test(word));
    expect(files.length).toBeGreaterThan(40);
    expect(files.filter((file) => !existsSync(join(packageRoot, file)))).toEqual([]);
  });

  test("every function that it names with a file is declared in it", () => {
    const pairs = [...page.matchAll(/`(src\/[\w./-]+\.ts)`, `(\w+)`/g)].map(([, file, name]) => ({ file, name }));
    expect(pairs.length).toBeGreaterThan(25);
    for (const { file, name } of pairs)
      expect(readFileSync(join(packageRoot, file), "utf8"), `${name} in ${file}`).toMatch(`function ${name}(`);
  });

  test("every file of a mechanism is named", () => {
    const files = readdirSync(join(packageRoot, "src/model/mechanisms")).map((name) => `src/model/mechanisms/${name}`);
    expect(files.filter((file) => !words.has(file))).toEqual([]);
  });

  test("the order of a step is that of the list of mechanisms", () => {
    const list = readFileSync(join(packageRoot, "src/model/mechanisms/index.ts"), "utf8");
    const fileOf = new Map(
      [...list.matchAll(/import \{ (\w+) \} from "\.\/([\w-]+)\.ts"/g)].map(([, name, file]) => [name, file]),
    );
    const listed = [...list.split("export const mechanisms")[1].matchAll(/^ {2}(\w+),$/gm)].map(([, name]) =>
      fileOf.get(name),
    );
    const rows = [...page.matchAll(/^\| \d+ \| [^|]+ \| `src\/model\/mechanisms\/([\w-]+)\.ts`/gm)].map(
      ([, file]) => file,
    );
    expect(rows).toEqual(listed);
  });

  test("every switch, outcome and series is named", () => {
    const world = createWorld(simpleScenario());
    const outcomes = outcomeKeys(world).map(({ outcome }) =>
      outcome.replace(/^price(Domestic|Fob|Ask|Margin|Paid)/, "price<Quote>"),
    );
    const series = seriesKeys(world).map((key) => key.series.replace(/\.raw$/, ".<form>"));
    expect([...mechanismNames, ...outcomes, ...series].filter((name) => !words.has(name))).toEqual([]);
  });

  test("every series stands beside its unit", () => {
    const [, table] = page.split("## Series");
    const unitOf = (name: string) => new RegExp(`^\\|[^|\n]*\`${name}\`[^|\n]*\\| ([^|\n]+) \\|`, "m").exec(table)?.[1];
    for (const { series, unit } of seriesKeys(createWorld(simpleScenario())))
      expect(unitOf(series.replace(/\.raw$/, ".<form>")), series).toBe(unit);
  });

  test("the sections that it links to are there", () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title.toLowerCase().replaceAll(" ", "-"));
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(links).toEqual(headings);
  });

  test("every input of a shipped scenario stands in the table of what was set from what", () => {
    const [, table] = page.split("## What was set from what");
    const rows = table
      .split("\n## ")[0]
      .split("\n")
      .filter((line) => line.startsWith("| "));
    const rowsOf = (path: string) =>
      rows.filter((row) => [...row.matchAll(/`([^`]+)`/g)].some(([, name]) => covers(name, path)));
    for (const name of readdirSync(join(packageRoot, "configs")).filter((file) => file.endsWith(".yaml")))
      visit(readFrom({}, `configs/${name}`).scenario, "", (path, source) => {
        const year = /Set from (2010|2025)/.exec(source)?.[1];
        const set = year === undefined ? rowsOf(path) : rowsOf(path).filter((row) => row.startsWith(`| ${year}`));
        expect(set.length, `${path} of ${name}, ${source}`).toBeGreaterThan(0);
      });
  });
});

/** Whether a name in the table, with words in angle brackets for any key, is an input or the branch it stands on. */
function covers(name: string, path: string): boolean {
  const pattern = name.replaceAll(".", "\\.").replace(/<\w+>/g, "[^.]+");
  return new RegExp(`^${pattern}(\\.|$)`).test(path);
}

function visit(node: unknown, path: string, each: (path: string, source: string) => void): void {
  if (node === null || typeof node !== "object") return;
  if ("source" in node && typeof node.source === "string") each(path, node.source);
  for (const [key, child] of Object.entries(node)) visit(child, path === "" ? key : `${path}.${key}`, each);
}

test("every command that README and docs show runs as it stands in a checkout", () => {
  const pages = ["README.md", ...readdirSync(join(packageRoot, "docs")).map((name) => `docs/${name}`)];
  const texts = pages
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(join(packageRoot, name), "utf8"));
  const shown = texts.flatMap((text) => [...text.matchAll(/^ *(?:npx )?chokepoint \S.*$/gm)].map(([line]) => line));
  expect(shown).toEqual([]);
  expect(texts.join("").match(/^ *npm run --silent chokepoint -- /gm)?.length).toBeGreaterThan(10);
});
