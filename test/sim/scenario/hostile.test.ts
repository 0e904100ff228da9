import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ScenarioError } from "../../../src/sim/scenario/problem.ts";
import { elementsVisited } from "../../support/elements-visited.ts";
import { documentOf, problemsOf, problemsOfDocument, readFrom, yamlOf } from "../../support/scenario-files.ts";

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
    expect(problemsOf("a: &a [*a]\n", "mine.yaml")).toContain("mine.yaml:1:7  must be nested at most 40 deep");
  });

  test("an unknown alias, a tab, two documents, one key twice: each with its place", () => {
    expect(problemsOf("a: *nobody\n", "mine.yaml")).toContain('mine.yaml:1:4  unknown alias, got "nobody"');
    expect(only("a:\n\tb: 1\n")).toMatch(/^mine\.yaml:2:\d+ {2}must be YAML: /);
    expect(only("a: 1\n---\nb: 1\n")).toMatch(
      /^mine\.yaml:\d+:\d+ {2}must be YAML: one document, and a second begins here$/,
    );
    expect(problemsOf("a: 1\na: 2\n", "mine.yaml")).toContain(
      'mine.yaml:2:1  must be YAML: map keys must be unique, got "a"',
    );
  });

  test("an unknown tag and characters that move a terminal are refused, line breaks are not", () => {
    const titled = (title: string) =>
      problemsOf(`schemaVersion: 1\nextends: ban-2026\nname: x\ntitle: ${title}\n`, "mine.yaml");
    expect(titled('!!js/function "x"')).toEqual([
      "mine.yaml:4:8  must be YAML: unresolved tag: tag:yaml.org,2002:js/function",
    ]);
    expect(titled('"a\\u001b[31mred"')).toEqual([
      'mine.yaml:4:8  title: must hold no control characters: it is printed as it stands, got "a\\u001b[31mred"',
    ]);
    expect(titled('"one\\n\\ttwo"')).toEqual([]);
  });

  /** Every text of a scenario, as it is written. */
  const texts: readonly (readonly [path: string, most: number, written: (text: string) => string])[] = [
    ["title", 240, (text) => `schemaVersion: 1\nextends: ban-2026\nname: x\ntitle: ${text}\n`],
    ["shortTitle", 32, (text) => `${head}shortTitle: ${text}\n`],
    ["summary", 2000, (text) => `${head}summary: ${text}\n`],
    ["country", 80, (text) => `${head}country: ${text}\n`],
    ["exporter", 80, (text) => `${head}exporter: ${text}\n`],
    ["sectors.large.title", 80, (text) => `${head}sectors: { large: { title: ${text} } }\n`],
    ["materials.Dy.title", 80, (text) => `${head}materials: { Dy: { title: ${text} } }\n`],
    ["materials.Dy.quotedAs", 80, (text) => `${head}materials: { Dy: { quotedAs: ${text} } }\n`],
    ["forms.oxide.title", 80, (text) => `${head}forms: { oxide: { title: ${text} } }\n`],
    ["policy.states.ban.title", 80, (text) => `${head}policy: { states: { ban: { title: ${text} } } }\n`],
    [
      "alternativeSupply.projects.caremag.title",
      80,
      (text) => `${head}alternativeSupply: { projects: { caremag: { title: ${text} } } }\n`,
    ],
    ...["source", "note"].map((key): readonly [string, number, (text: string) => string] => [
      `leakage.ceiling.${key}`,
      2000,
      (text) =>
        `${head}leakage: { ceiling: { value: 0.1, unit: share, ${key === "note" ? "source: x, " : ""}${key}: ${text}, date: "2026", grade: D } }\n`,
    ]),
  ];

  test.each(texts)("the length of %s is bounded", (path, most, written) => {
    expect(problemsOf(written("w".repeat(most)), "mine.yaml")).toEqual([]);
    const found = problemsOf(written("w".repeat(300_000)), "mine.yaml");
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`  ${path}: must be at most ${most} characters, got "www`);
    expect(found[0].length).toBeLessThan(200);
  });

  test.each(texts)("%s holds no character that moves a terminal, turns writing or is not seen", (path, _, written) => {
    for (const unit of [
      0x07, 0x1b, 0x7f, 0x9b, 0x61c, 0x200b, 0x200e, 0x2028, 0x202e, 0x2066, 0x2069, 0xfeff, 0xd800,
    ]) {
      const code = unit.toString(16).padStart(4, "0");
      const found = problemsOf(written(`"a\\u${code}b"`), "mine.yaml");
      expect(found, code).toHaveLength(1);
      expect(found[0], code).toMatch(/: must hold no (control characters|characters that turn the direction)/);
      expect(found[0], code).toContain(`  ${path}: `);
      expect(found[0], code).toContain(`"a\\u${code}b"`);
      expect(found[0], code).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  test.each(["ディスプロシウム", "Диспрозий, «тяжёлый»", "ديسبروسيوم", "דיספרוסיום", "می\u200cخواهم", "one\n\ttwo"])(
    "text of any script is text: %s",
    (text) => {
      for (const [, , written] of texts) expect(problemsOf(written(JSON.stringify(text)), "mine.yaml")).toEqual([]);
    },
  );

  test("signs that no font of a report has are text too, but not where a chart draws them", () => {
    const found = texts.flatMap(([, , written]) => problemsOf(written(JSON.stringify("👩\u200d🔬 Dy")), "mine.yaml"));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(texts.length);
    for (const line of found) expect(line).toContain("which lack 👩 (U+1F469), 🔬 (U+1F52C), got");
  });

  test("a name is at most 64 letters, and what a path quotes is written out and cut off", () => {
    const named = (name: string) => problemsOf(`${head}policy: { durations: { ${name}: 1 } }\n`, "mine.yaml");
    expect(named("d".repeat(64)).some((line) => line.includes("characters"))).toBe(false);
    expect(named("d".repeat(65))).toContainEqual(expect.stringMatching(/: must be at most 64 characters, got "ddd/));
    expect(problemsOf(`schemaVersion: 1\nextends: ban-2026\nname: ${"n".repeat(65)}\ntitle: x\n`, "mine.yaml")).toEqual(
      [expect.stringMatching(/^mine\.yaml:3:7 {2}name: must be at most 64 characters, got "nnn/)],
    );
    for (const line of named(`"a\\u202e\\u001b[2J${"b".repeat(10_000)}"`)) {
      expect(line).toMatch(/^[\x20-\x7e]*$/);
      expect(line.length).toBeLessThan(500);
    }
  });

  test("a hundred thousand brackets are refused", () => {
    expect(only("[".repeat(100_000))).toMatch(/^mine\.yaml:1:\d+ {2}must be nested at most 40 deep$/);
  });

  const all = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join("");

  /** A file with so many of something, and how many problems that is. */
  const many: readonly (readonly [string, (count: number) => string, (count: number) => number])[] = [
    ["empty sectors", (count) => `${head}sectors:\n${all(count, (i) => `  s${i}: {}\n`)}`, (count) => 6 * count + 1],
    [
      "states of no successor",
      (count) => `${head}policy: { states: {${all(count, (i) => `s${i}: 1, `)}} }`,
      (count) => 2 * count,
    ],
    ["unknown keys", (count) => `${head}${all(count, (i) => `s${i}: 1\n`)}`, (count) => count],
    ["keys written again", (count) => `${head}${all(count, () => "title: mine\n")}`, (count) => count],
    ["aliases", (count) => `${head}x: &a 1\n${all(count, (i) => `s${i}: *a\n`)}`, (count) => count + 1],
    [
      "names that are no sector",
      (count) => `${head}nationalStock: { release: { eligible: [${all(count, (i) => `s${i}, `)}] } }`,
      (count) => count,
    ],
  ];

  test.each(many)("of thousands of %s the first 50 problems are told and the rest is counted", (_, text, problems) => {
    const found = problemsOf(text(5_000), "mine.yaml");
    expect(found).toHaveLength(51);
    expect(found[50]).toBe(`and ${problems(5_000) - 50} more problems`);
  });

  /** How the work grows from 1,000 of something over 2,000 to 4,000: 1 in one pass, 2 where each is held against all before it. */
  const growth = (work: (count: number) => unknown) => {
    const [one, two, four] = [1_000, 2_000, 4_000].map((count) => elementsVisited(() => work(count)));
    return (four - two) / (2 * (two - one));
  };

  test.each(many)("%s are read in one pass: twice as many is twice the work", (_, text) => {
    expect(growth((count) => problemsOf(text(count), "mine.yaml"))).toBeLessThan(1.2);
  });

  test("the count of work tells one pass from a comparison of each with all before it", () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
    expect(growth((count) => numbers(count).map((each) => each + 1))).toBeLessThan(1.2);
    expect(growth((count) => numbers(count).filter((each, k, own) => own.indexOf(each) === k))).toBeGreaterThan(1.9);
    expect(
      growth((count) => {
        const seen: number[] = [];
        for (const each of numbers(count)) if (!seen.some((other) => other === each)) seen.push(each);
      }),
    ).toBeGreaterThan(1.9);
  });

  test("an alias stands for the last anchor before it", () => {
    const drawn = (low: number) => `{ value: ${low}, unit: weeks, source: x, date: "2026", grade: D }`;
    const text = `${head}orders: { fearTime: &t ${drawn(-1)} }\nlicences: { wait: *t }\nrecycling: { timeConstant: &t ${drawn(-2)} }\noutcomes: { fragmentedFrom: *t }\n`;
    expect(problemsOf(text, "mine.yaml").map((line) => line.replace(/^\S+ +/, ""))).toEqual([
      "orders.fearTime.value: must be 0 or more, got -1",
      "licences.wait.value: must be 0 or more, got -1",
      "recycling.timeConstant.value: must be above 0, got -2",
      "outcomes.fragmentedFrom.value: must be above 0, got -2",
    ]);
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
    expect(only("extends: nobody\n")).toMatch(
      /extends: must be a file or a shipped scenario, one of precedent-2010, ban-2026, got "nobody"/,
    );
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

describe("what is wrong in one place hides nothing that is wrong in another", () => {
  const fear = (text: string) => problemsOf(`${head}orders: { fearTime: { ${text} } }\n`, "mine.yaml");
  const at = (column: number, text: string) => `mine.yaml:5:${column}  orders.fearTime.${text}`;

  test("a number's range is judged whatever its date, grade, unit and source are", () => {
    expect(fear("value: -4, unit: weeks, source: x, date: 26, grade: E")).toEqual([
      at(30, "value: must be 0 or more, got -4"),
      at(64, "date: must be text, got 26"),
      at(75, 'grade: must be one of A, B, C, D, got "E"'),
    ]);
    expect(fear("value: -4, unit: wekes, grade: D")).toEqual([
      at(21, "source: is required"),
      at(21, "date: is required"),
      at(30, "value: must be 0 or more, got -4"),
      at(40, 'unit: must be one of days, weeks, months, years, did you mean weeks?, got "wekes"'),
    ]);
  });

  test("in a unit that is none only its sign is judged, and no sum", () => {
    const share = (value: number) =>
      `{ demandShare: { value: ${value}, unit: percent, source: x, date: "2026", grade: D } }`;
    const problems = problemsOf(`${head}materials: { Dy: ${share(70)}, Tb: ${share(-30)} }\n`, "mine.yaml");
    expect(problems).toEqual([
      'mine.yaml:5:52  materials.Dy.demandShare.unit: must be one of share, %, got "percent"',
      "mine.yaml:5:128  materials.Tb.demandShare.value: must be above 0, got -30",
      'mine.yaml:5:139  materials.Tb.demandShare.unit: must be one of share, %, got "percent"',
    ]);
  });

  test("both readings of a number that has two are judged", () => {
    const written = "value: -4, distribution: { kind: uniform, low: -2, high: 1 }";
    expect(fear(`${written}, unit: weeks, source: x, date: "2026", grade: D`)).toEqual([
      at(30, "value: must be 0 or more, got -4"),
      at(48, 'distribution: must not stand beside value: one or the other, got {"kind":"uniform","low":-2,"high":1}'),
      at(48, 'distribution: must be 0 or more with all its values, got {"kind":"uniform","low":-2,"high":1}'),
    ]);
  });

  test("a distribution's numbers are held against each other where one of them is none", () => {
    const drawn = (text: string) => fear(`distribution: { ${text} }, unit: weeks, source: x, date: "2026", grade: D`);
    expect(drawn("kind: triangular, low: 4, mode: many, high: 2")).toEqual([
      at(71, 'distribution.mode: must be a finite number, got "many"'),
      at(83, "distribution.high: must lie above low, got 2"),
    ]);
    expect(drawn("kind: quantiles, p5: 3, p50: 9, p95: 8, scale: logg")).toEqual([
      at(68, "distribution.p50: must lie between p5 and p95, got 9"),
      at(86, 'distribution.scale: must be one of linear, log, did you mean log?, got "logg"'),
    ]);
    expect(
      drawn("kind: mixture, components: [{ weight: x, distribution: { kind: gamma, shape: 0, mean: 1 } }]"),
    ).toEqual([
      at(77, 'distribution.components.0.weight: must be a finite number, got "x"'),
      at(116, "distribution.components.0.distribution.shape: must lie in 0.1 to 500, got 0"),
    ]);
  });

  test("a mistyped value is not said to be missing too", () => {
    expect(fear('valeu: -4, unit: weeks, source: x, date: "2026", grade: D')).toEqual([
      at(23, 'valeu: unknown key, did you mean value?, got "valeu"'),
    ]);
  });

  test("what stands under a name that is none is judged", () => {
    const treatment = "{ civil: { blocked: { value: 2, unit: share, source: x, date: x, grade: D } } }";
    expect(
      problemsOf(`${head}policy: { states: { ban: { country: { "1st": ${treatment} } } } }\n`, "mine.yaml"),
    ).toEqual([
      'mine.yaml:5:39  policy.states.ban.country.1st: must be a form, one of oxide, alloy, magnet, goods, got "1st"',
      'mine.yaml:5:46  policy.states.ban.country.1st: must be named by a word of letters, digits, - and _, got "1st"',
      "mine.yaml:5:75  policy.states.ban.country.1st.civil.blocked.value: must lie in 0 to 1, got 2",
      'mine.yaml:5:108  policy.states.ban.country.1st.civil.blocked.date: must be a date such as "2010" (a year in quotes), 2010-09 or 2010-09-21, got "x"',
    ]);
  });

  test.each([
    ["a key written twice", "country: France\ncountry: 7\n", ["6:1  must be YAML: map keys must be unique"]],
    ["the key of an object's prototype", "__proto__: { x: 1 }\n", ['5:1  unknown key, got "__proto__"']],
    ["a key that is no word", "? [a, b]\n: 7\n", ["5:3  a key must be a word"]],
    [
      "an unknown alias, and nothing that follows from it",
      "orders: { fearTime: *nobody }\n",
      ['5:21  unknown alias, got "nobody"'],
    ],
    [
      "levels without end, and nothing that follows from them",
      `orders: ${"{ a: ".repeat(60)}${"}".repeat(60)}\n`,
      ["5:11  orders.a: unknown key", "5:209  must be nested at most 40 deep"],
    ],
  ])("%s", (_, written, wanted) => {
    const problems = problemsOf(`${head}${written}horizonWeeks: -3\nstart: 2026-02-30\n`, "mine.yaml");
    const rest =
      /^mine\.yaml:\d+:\d+ {2}(horizonWeeks: must be at least 1, got -3|start: must be a day that exists, .*|country: must be text, or a map of en and ja, got 7)$/;
    const own = problems.filter((line) => !rest.test(line));
    expect(problems.length - own.length).toBe(2 + Number(written.includes("country")));
    expect(own.map((line, k) => line.replace("mine.yaml:", "").slice(0, wanted[k]?.length))).toEqual(wanted);
  });

  test("maps written twice are judged as one", () => {
    const written = "demand: { elasticity: 1 }\norders: { a: 1 }\ndemand: { b: 2 }\n";
    expect(problemsOf(head + written, "mine.yaml").map((line) => line.split(",")[0])).toEqual([
      "mine.yaml:5:23  demand.elasticity: must be a map of keys",
      "mine.yaml:6:11  orders.a: unknown key",
      "mine.yaml:7:1  must be YAML: map keys must be unique",
      "mine.yaml:7:11  demand.b: unknown key",
    ]);
  });

  test("a base that cannot be read does not hide what is wrong with the keys of the file itself", () => {
    const text = "extends: base.yaml\nname: a\nname: b\n";
    expect(problemsOf(text, "mine.yaml", { "base.yaml": "a: [1\n" })).toEqual([
      expect.stringMatching(/^base\.yaml:\d:\d {2}must be YAML: /),
      'mine.yaml:3:1  must be YAML: map keys must be unique, got "name"',
    ]);
  });

  test("a mark of byte order, CRLF and numbers beyond any are no obstacle", () => {
    const text = `\ufeff${head}horizonWeeks: 1e999\nstepWeeks: 123456789012345678901234567890\n`.replaceAll(
      "\n",
      "\r\n",
    );
    expect(problemsOf(text, "mine.yaml")).toEqual([
      "mine.yaml:5:15  horizonWeeks: must be a finite number, got Infinity",
      "mine.yaml:6:12  stepWeeks: must be 1 or 0.5 or 0.25 or 0.125, got 1.2345678901234568e+29",
    ]);
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
    const paths = leafPaths(document).filter((path) => !/(summary(\.\w+)?|note|\.low|\.high)$/.test(path.join(".")));
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.constantFrom("rubbish", [1], { a: 1 }, Number.NaN, -1e9, true),
        (path, rubbish) => {
          const copy = structuredClone(document);
          const parent = at(copy, path.slice(0, -1));
          const key = path[path.length - 1];
          const takesWords =
            typeof parent[key] === "string" &&
            rubbish === "rubbish" &&
            /title|quotedAs|country|exporter|source/.test(path.slice(-2).join("."));
          const takesAny =
            key === "stepWeeks" ? false : takesWords || (typeof parent[key] === "boolean" && rubbish === true);
          parent[key] = rubbish;
          const problems = problemsOfDocument(copy);
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

  test("what is wrong with where a number comes from hides nothing else, and nothing else hides it", () => {
    const document = documentOf("ban-2026");
    const paths = leafPaths(document).filter((path) => !/(summary|note)$/.test(path.join(".")));
    const ofOneNumber = paths
      .filter((path) => ["source", "date", "grade"].includes(path[path.length - 1]))
      .flatMap((source) => {
        const within = `${source.slice(0, -1)},`;
        return paths.filter((path) => path !== source && `${path}`.startsWith(within)).map((path) => [path, source]);
      });
    const rulesOf = (...changes: readonly (readonly [readonly string[], unknown])[]) => {
      const copy = structuredClone(document);
      for (const [path, rubbish] of changes) at(copy, path.slice(0, -1))[path[path.length - 1]] = rubbish;
      return problemsOfDocument(copy).map((line) => line.replace(/^.*:\d+:\d+ {2}/, ""));
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...ofOneNumber),
        fc.constantFrom(-1e9, Number.NaN, [1], "rubbish"),
        fc.constantFrom(7, [], { a: 1 }),
        ([path, source], rubbish, other) => {
          const changes = [[path, rubbish] as const, [source, other] as const];
          const [one, two] = changes.map((change) => rulesOf(change));
          const both = rulesOf(...changes);
          expect(two.length).toBeGreaterThan(0);
          expect(new Set(both)).toEqual(new Set([...one, ...two]));
        },
      ),
      { numRuns: 60 },
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

function at(document: Record<string, unknown>, path: readonly string[]): Record<string, unknown> {
  return path.reduce((node, key) => node[key] as Record<string, unknown>, document);
}

function leafPaths(node: unknown, path: readonly string[] = []): readonly string[][] {
  if (node === null || typeof node !== "object" || Array.isArray(node)) return [[...path]];
  return Object.entries(node).flatMap(([key, child]) => leafPaths(child, [...path, key]));
}
