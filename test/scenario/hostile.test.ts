import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ScenarioError } from "../../src/sim/scenario/problem.ts";
import { documentOf, problemsOf, readFrom, yamlOf } from "../support/scenario-files.ts";

const head = "schemaVersion: 1\nextends: ban-2026\nname: mine\ntitle: mine\n";

describe("problems", () => {
  test("line and column are those of the value", () => {
    const [only, ...more] = problemsOf(`${head}horizonWeeks: -3\n`, "mine.yaml");
    expect(more).toEqual([]);
    expect(only).toBe("mine.yaml:5:15  horizonWeeks: must be at least 1, got -3");
  });

  test("all of them at once: types, names, dates, sums", () => {
    const problems = problemsOf(
      `${head}horizonWeeks: many
start: 2026-13-01
country: ""
materials: { Dy: { demandShare: { value: 0.5, unit: share, source: x, date: "2026", grade: D } } }
policy: { script: [{ date: 2026-01-06, state: bam }] }
nationalStock: { release: { eligible: [tractor] } }
`,
      "mine.yaml",
    );
    for (const path of [
      "horizonWeeks",
      "start",
      "country",
      "materials",
      "policy.script.0.state",
      "nationalStock.release.eligible.0",
    ])
      expect(
        problems.some((line) => line.includes(`  ${path}: `)),
        `${path} in\n${problems.join("\n")}`,
      ).toBe(true);
  });
});

describe("hostile files", () => {
  const only = (text: string, more: Readonly<Record<string, string>> = {}) => {
    const problems = problemsOf(text, "mine.yaml", more);
    expect(problems.length).toBeGreaterThan(0);
    return problems[0];
  };

  test("50 MB of text are refused at once", () => {
    expect(only("a: 1\n".repeat(10_000_000))).toBe("mine.yaml:1:1  must be at most 1000000 characters, got 50000000");
  });

  test("an alias bomb is refused", () => {
    const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(", ")}]`);
    expect(only(`l0: &l0 [x, x, x]\n${levels.join("\n")}\n`)).toMatch(
      /must hold at most 100000 values, aliases counted each time/,
    );
  });

  test("an alias of itself is refused", () => {
    expect(only("a: &a [*a]\n")).toMatch(/must be nested at most 40 deep$/);
  });

  test("an unknown alias, a tab, two documents, one key twice: each with its place", () => {
    expect(only("a: *nobody\n")).toMatch(/^mine\.yaml:1:4 {2}.*alias/i);
    expect(only("a:\n\tb: 1\n")).toMatch(/^mine\.yaml:2:\d+ {2}must be YAML: /);
    expect(only("a: 1\n---\nb: 1\n")).toMatch(
      /^mine\.yaml:\d+:\d+ {2}must be YAML: one document, and a second begins here$/,
    );
    expect(only("a: 1\na: 2\n")).toMatch(/^mine\.yaml:2:1 {2}must be YAML: map keys must be unique/);
  });

  test("a hundred thousand brackets are refused", () => {
    expect(only("[".repeat(100_000))).toMatch(/^mine\.yaml:1:\d+ {2}must be nested at most 40 deep$/);
  });

  test("an empty file, a list, a word, binary", () => {
    expect(only("")).toMatch(/must be a map of keys/);
    expect(only("- a\n")).toMatch(/must be a map of keys/);
    expect(only("hello")).toMatch(/must be a map of keys/);
    expect(only("\u0000\u0001\u0002\ufffd")).toMatch(/^mine\.yaml:1:1 {2}/);
  });

  test("a base that leads back to itself is named with its chain", () => {
    const line = only("extends: b.yaml\n", { "b.yaml": "extends: mine.yaml\n" });
    expect(line).toBe('b.yaml:1:10  extends: must not lead back to itself, got "mine.yaml -> b.yaml -> mine.yaml"');
  });

  test.each(["../secret.yaml", "/etc/passwd", "a/../../secret.yaml"])(
    "a base outside the folder is refused: %s",
    (base) => {
      expect(only(`extends: ${base}\n`)).toMatch(
        /^mine\.yaml:1:10 {2}extends: must stay inside the folder of the scenario/,
      );
    },
  );

  test("a base that is missing, or no text", () => {
    expect(only("extends: nothing.yaml\n")).toMatch(/extends: must be a file that can be read, got "no such file/);
    expect(only("extends: 7\n")).toMatch(/extends: must be the path of a file/);
    expect(only("extends: nobody\n")).toMatch(/extends: must be a file or a shipped scenario, got "nobody"/);
  });

  test("keys that reach an object's prototype are unknown keys", () => {
    for (const key of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      const problems = problemsOf(`${head}${key}: { polluted: 1 }\n`, "mine.yaml");
      expect(problems.join()).toMatch(/unknown key/);
      expect(problems.join()).toContain(`got "${key}"`);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }
  });
});

describe("whatever is written", () => {
  test("any YAML yields a scenario or problems with places, never a crash", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const line of problemsOf(yamlOf(value), "mine.yaml")) expect(line).toMatch(/^mine\.yaml:\d+:\d+ {2}/);
      }),
      { numRuns: 150 },
    );
  });

  test("any text yields a scenario or problems with places, never a crash", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const line of problemsOf(text, "mine.yaml")) expect(line).toMatch(/^mine\.yaml:\d+:\d+ {2}/);
      }),
      { numRuns: 300 },
    );
  });

  test("a key taken away or replaced by rubbish is reported under its own path", () => {
    const document = documentOf("ban-2026");
    const paths = leafPaths(document).filter((path) => !/(summary|note|\.low|\.high)$/.test(path.join(".")));
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.constantFrom("rubbish", [1], { a: 1 }, Number.NaN, -1e9, true),
        (path, rubbish) => {
          const copy = structuredClone(document);
          const parent = path
            .slice(0, -1)
            .reduce<Record<string, unknown>>((node, key) => node[key] as Record<string, unknown>, copy);
          const key = path[path.length - 1];
          const takesWords =
            typeof parent[key] === "string" &&
            rubbish === "rubbish" &&
            /title|quotedAs|country|exporter|source/.test(key);
          const takesAny =
            key === "stepWeeks" ? false : takesWords || (typeof parent[key] === "boolean" && rubbish === true);
          parent[key] = rubbish;
          const problems = problemsOf(yamlOf(copy), "mine.yaml");
          if (takesAny || (key === "name" && rubbish === "rubbish")) return;
          // -1e9 is a number: it is wrong wherever a number may not be so low, which leaves only elasticities.
          if (rubbish === -1e9 && path.includes("elasticity")) return;
          expect(problems.length, path.join(".")).toBeGreaterThan(0);
          const near = path.slice(0, -1).join(".");
          expect(
            problems.some((line) => line.includes(near)),
            `${path.join(".")}\n${problems.join("\n")}`,
          ).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("problems are sorted by file and line, none twice", () => {
    try {
      readFrom({ "mine.yaml": `${head}horizonWeeks: x\nstart: y\ncountry: 3\n` }, "mine.yaml");
      expect.unreachable();
    } catch (error) {
      const { problems } = error as ScenarioError;
      expect(error).toBeInstanceOf(ScenarioError);
      expect(problems.map(({ line }) => line)).toEqual([5, 6, 7]);
    }
  });
});

function leafPaths(node: unknown, path: readonly string[] = []): readonly string[][] {
  if (node === null || typeof node !== "object" || Array.isArray(node)) return [[...path]];
  return Object.entries(node).flatMap(([key, child]) => leafPaths(child, [...path, key]));
}
