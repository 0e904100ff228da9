import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { readEpisode } from "../../../../src/sim/scoring/hindcast/episode.ts";
import { evidence, plainEpisodeText, printedProblems } from "../../../support/evidence.ts";

const file = "configs/hindcast/mine.yaml";
const problemsOf = (text: string) => printedProblems(() => readEpisode(file, text, evidence));

/** Place in a text, as problems print it. */
function placeOf(text: string, needle: string): string {
  const before = text.slice(0, text.indexOf(needle));
  return `${file}:${before.split("\n").length}:${before.length - before.lastIndexOf("\n")}`;
}

describe("what is wrong with an episode is said with file, line and column", () => {
  /** What is replaced by what in the episode of 2010, where the problem points, and what it says. */
  const cases: readonly (readonly [string, string, string, string, RegExp])[] = [
    [
      "an unknown key",
      "freeze: 2010",
      "freze: 2010",
      "freze",
      /freze: unknown key, did you mean freeze\?, got "freze"$/,
    ],
    [
      "a day that does not exist",
      "freeze: 2010-07-05",
      "freeze: 2010-02-30",
      "2010-02-30",
      /must be a day that exists/,
    ],
    ["a trigger before the start", "Until: 2010-09-21", "Until: 2010-01-21", "2010-01-21", /triggerUntil: must not be/],
    ["no weeks", "horizonWeeks: 235", "horizonWeeks: 0", "0\n\n# What the", /horizonWeeks: must be at least 1, got 0$/],
    [
      "a run too short",
      "horizonWeeks: 235",
      "horizonWeeks: 230",
      "file: prices-2009-2014.csv\n      where: { material: Dy, form: oxide, basis: fob-china-export }\n      except:\n",
      /rows: must end by 2014-12-01, prices-2009-2014\.csv:53 does not, got "2014"$/,
    ],
    [
      "a series of no model",
      "series: priceFobUsdPerKg, material: Dy",
      "series: priceFobUsdPerkg2, material: Dy",
      "priceFobUsdPerkg2",
      /did you mean priceFobUsdPerKg\?/,
    ],
    [
      "a kind of no quantity",
      "kind: monthsToPeak, series",
      "kind: monthToPeak, series",
      "monthToPeak",
      /features\.9\.quantity\.kind: must be one of meanDuring, .*did you mean monthsToPeak\?, got "monthToPeak"$/,
    ],
    [
      "a period of no form",
      "material: Dy, during: 2010-10 }",
      "material: Dy, during: 2010-10-32 }",
      "2010-10-32",
      /during: must be a period such as .*got "2010-10-32"$/,
    ],
    [
      "a year without quotes",
      'period: "2011", why: January',
      "period: 2011, why: January",
      "2011, why",
      /except\.0\.period: must be text, got 2011$/,
    ],
    [
      "a window before the start",
      "material: Dy, during: 2010-10 }",
      "material: Dy, during: 2010-06 }",
      "2010-06 }",
      /during: must lie within the run, 2010-07-05 to before 2015-01-05, got "2010-06"$/,
    ],
    [
      "a window beyond the run",
      "during: 2014-12, over",
      "during: 2015-02, over",
      "2015-02, over",
      /during: must lie within the run, 2010-07-05 to before 2015-01-05, got "2015-02"$/,
    ],
    [
      "a window too short for its mean",
      "during: 2010-09-21..2014-12-31",
      "during: 2010-09-21..2010-10-10",
      "2010-09-21..2010-10-10",
      /during: must be at least 6 weeks long/,
    ],
    [
      "what happened the wrong way round",
      "low: 8.2, high: 8.6",
      "low: 8.2, high: 0.6",
      "0.6 }",
      /happened\.high: must be 8\.2 or more, got 0\.6$/,
    ],
    ["a grade that is none", "grade: D\n", "grade: E\n", "E\n", /grade: must be one of A, B, C, D, got "E"$/],
    [
      "an exception that excepts nothing",
      "period: 2012-01..2012-04, why",
      "period: 2012-01..2012-05, why",
      "2012-01..2012-05, why",
      /except\.1\.period: must be the period of a row that would be used/,
    ],
    [
      "material without volatility",
      "  Tb:\n",
      "  Nd:\n",
      "Tb, aggregate: mean }",
      /model\.material: must have a volatility/,
    ],
    [
      "a span the wrong way round",
      "fromMonths: 15, toMonths: 40",
      "fromMonths: 45, toMonths: 40",
      "40, meanOverWeeks",
      /toMonths: must be above fromMonths, 45, got 40$/,
    ],
  ];
  test.each(cases)("%s", (_, from, to, needle, rule) => {
    const text = plainEpisodeText("2010").replace(from, to);
    expect(text).not.toBe(plainEpisodeText("2010"));
    const problems = problemsOf(text);
    expect(problems).toContainEqual(expect.stringMatching(rule));
    expect(problems.find((line) => rule.test(line))?.split("  ")[0]).toBe(placeOf(text, needle));
  });

  test.each(cases)("%s, though another part of the file is not as it should be", (_, from, to, needle, rule) => {
    const spoilt = plainEpisodeText("2010")
      .replace("title: ", "title: 7 # ")
      .replace("grade: B\n", "grade: E\n")
      .replace(/^ {2}- name: .*(?=\n {4}rows)/gm, "  - name: 7");
    const text = spoilt.replace(from, to);
    const problems = problemsOf(text);
    expect(problems).toContainEqual(expect.stringMatching(/ {2}title: must be text, or a map of en and ja, got 7$/));
    expect(problems).toContainEqual(expect.stringMatching(/grade: must be one of A, B, C, D, got "E"$/));
    expect(problems.find((line) => rule.test(line))?.split("  ")[0]).toBe(placeOf(text, needle));
    const alone = [...problemsOf(spoilt), ...problemsOf(plainEpisodeText("2010").replace(from, to))];
    const rules = (lines: readonly string[]) => new Set(lines.map((line) => line.split("  ")[1]));
    expect(rules(problems)).toEqual(rules(alone));
  });
});

/** An episode of one observation, to be spoilt. */
const small = (observation: string, features = "[]") => `
schemaVersion: 1
name: small
title: small
scenario: precedent-2010
freeze: 2010-07-05
triggerUntil: 2010-09-21
horizonWeeks: 235
leaveOut: {}
volatility: { Dy: [{ file: prices-2009-2014.csv, where: { material: Dy, basis: fob-china-export }, before: 2009-04-01 }] }
observations:
  - name: one
${observation}
features: ${features}
`;
const imports = `    rows: { file: imports-japan-2009-2013.csv, where: { flow: "Japan imports from China (all REE; customs product weight)" } }
    model: { series: arrivalsShare, form: raw, material: Dy, aggregate: share }
    relativeTo: { file: imports-japan-2009-2013.csv, where: { flow: "Japan imports from China (all REE; customs product weight)" }, period: 2010-01..2010-08 }`;

test("the small episode is in order before it is spoilt", () => {
  expect(problemsOf(small(imports))).toEqual([]);
});

describe("what the evidence cannot answer is a problem of the episode", () => {
  const line = 13; // of `rows`; `model` and `relativeTo` follow
  test.each([
    [
      "a file that is not there",
      "rows: { file: imports-japan-2009-2013.csv",
      "rows: { file: import-japan-2009-2013.csv",
      line,
      /rows\.file: must be a file of the evidence, did you mean imports-japan-2009-2013\.csv\?/,
    ],
    [
      "a column that is not there",
      "where: { flow",
      "where: { flows",
      line,
      /rows\.where\.flows: must be a column of imports-japan-2009-2013\.csv, did you mean flow\?/,
    ],
    [
      "a value that is not there",
      'weight)" } }',
      'weigth)" } }',
      line,
      /rows\.where\.flow: must stand in imports-japan-2009-2013\.csv, did you mean Japan imports from China/,
    ],
    [
      "only rows from before the start",
      'weight)" } }',
      'weight)" }, before: 2010-07-05 }',
      line,
      /rows: must name a row on or after 2010-07-05$/,
    ],
    ["a share without its form", "form: raw, ", "", line + 1, /model\.form: is required beside a share of a flow$/],
    [
      "a price with a form",
      "series: arrivalsShare, form",
      "series: priceFobUsdPerKg, form",
      line + 1,
      /model\.form: has no place beside a price, got "raw"$/,
    ],
    ["a share of nothing", /\n.*relativeTo.*/, "", 12, /relativeTo: is required for a share/],
    [
      "a base of no row",
      "2010-01..2010-08",
      "2010-01..2010-07",
      line + 2,
      /relativeTo\.period: must name one row with a figure, names 0/,
    ],
    [
      "a base of two rows",
      /relativeTo: .*/,
      "relativeTo: { file: prices-2009-2014.csv, where: { material: Dy, form: oxide, basis: fob-china-export }, period: 2011-02 }",
      line + 2,
      /relativeTo\.period: must name one row with a figure, names 2, got "2011-02"$/,
    ],
    [
      "a base of another unit",
      /relativeTo: .*/,
      'relativeTo: { file: prices-2009-2014.csv, where: { material: Dy, form: oxide, basis: fob-china-export }, period: "2008" }',
      line + 2,
      /relativeTo: must be in t as imports-japan-2009-2013\.csv:11, got "USD\/kg"$/,
    ],
    [
      "a base from before the run for a mean",
      /2010-01\.\.2010-08 }/,
      '"2009" }',
      line + 2,
      /relativeTo\.period: must share a day with the run, got "2009"$/,
    ],
  ] as const)("%s", (name, from, to, at, rule) => {
    const spoilt = imports.replace(from, to);
    const problems = problemsOf(
      small(/mean$/.test(name) ? spoilt.replace("aggregate: share", "aggregate: mean") : spoilt),
    );
    expect(problems).toContainEqual(expect.stringMatching(rule));
    expect(problems.find((each) => rule.test(each))).toMatch(new RegExp(`^${file}:${at}:\\d+ `));
  });
});

test("two series of one middle day, or none with two rows, give no volatility", () => {
  const volatility = (selector: string) =>
    problemsOf(
      small(imports).replace(/volatility: .*/, `volatility: { Dy: [{ file: prices-2009-2014.csv, ${selector} }] }`),
    );
  expect(volatility("where: { basis: fob-china-export }")).toContainEqual(
    expect.stringMatching(/:10:\d+ {2}volatility\.Dy: dates of quotes: must rise/),
  );
  expect(volatility("where: { basis: fob-china-export, material: Dy }, before: 2008-06-01")).toContainEqual(
    expect.stringMatching(/:10:\d+ {2}volatility\.Dy: must name a series with two rows before 2010-07-05$/),
  );
});

test("what is no episode at all is refused at its place", () => {
  expect(problemsOf("")).toEqual([`${file}:1:1  must be a map of keys, got an empty file`]);
  expect(problemsOf("[1, 2]")).toEqual([`${file}:1:1  must be a map of keys`]);
  expect(problemsOf("name: x\n\tbad")[0]).toMatch(/^configs\/hindcast\/mine\.yaml:2:1 {2}must be YAML/);
  expect(problemsOf("schemaVersion: 2").length).toBeGreaterThan(5);
});

test("whatever stands in the place of whatever part, there are problems with places or none, never a crash", () => {
  const document = parse(plainEpisodeText("2010"));
  const paths = pathsIn(document);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 3 }),
      (changes) => {
        const copy = structuredClone(document);
        for (const [path, value] of changes) {
          const parent = path.slice(0, -1).reduce<unknown>((node, key) => (node as Keyed | null)?.[key], copy);
          if (parent !== null && typeof parent === "object") (parent as Keyed)[path[path.length - 1]] = value;
        }
        for (const line of problemsOf(stringify(copy, { aliasDuplicateObjects: false })))
          expect(line).toMatch(/^configs\/hindcast\/mine\.yaml:\d+:\d+ {2}/);
      },
    ),
    { numRuns: 100 },
  );
});

type Keyed = Record<string | number, unknown>;

function pathsIn(node: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (node === null || typeof node !== "object") return [path];
  const below = Object.entries(node).flatMap(([key, child]) =>
    pathsIn(child, [...path, Array.isArray(node) ? Number(key) : key]),
  );
  return path.length === 0 ? below : [path, ...below];
}
