import { describe, expect, test } from "vitest";
import { outcomeId } from "../../../src/model/outcomes/outcome.ts";
import { chartsOf, comparisonCharts } from "../../../src/report/charts/index.ts";
import { sheetNames, workbookOf } from "../../../src/report/office/workbook.ts";
import type { PageContent } from "../../../src/report/page/content.ts";
import { type Lang, langs } from "../../../src/report/words/lang.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import { officeParts, type SheetCell, sheetsOf } from "../../support/office-parts.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";

const study = withInsights(syntheticResults({ runs: 64, weeks: 30, policy: { knownWeek: 4, changes: [4] } }));
const other = withInsights(
  syntheticResults({ name: "other", title: "another case", runs: 64, weeks: 30, banWeeks: 9 }),
);
const source = { source: '=HYPERLINK("x") <b>&\u0001', date: "2026-01", grade: "C" } as const;
const told = { name: "an input", what: "", told: "as it is", group: null };
const inputs = [
  {
    scenario: "ban-2026",
    rows: [
      { ...told, path: "makers.cover", value: "uniform 3 to 6", unit: "months", ...source },
      { ...told, path: "demand.share", value: "0.25", unit: "share", ...source },
    ],
  },
];

async function pair(lang: Lang): Promise<PageContent> {
  const differences = await compareStudies(study, other);
  const charts = [...comparisonCharts(study, other, differences, undefined, lang)];
  for (const each of [study, other])
    for (const chart of chartsOf(each, lang))
      charts.push({ ...chart, id: `${String(each.manifest.scenario.name)}-${chart.id}` });
  return { lang, studies: [study, other], charts, differences, inputs };
}

const one = (lang: Lang = "en"): PageContent => ({ lang, studies: [study], charts: chartsOf(study, lang), inputs });

/** Known answer: 1 March 2000 is day 36,586. */
function daysFrom1900(day: string): number {
  return 36_586 + (Date.parse(day) - Date.parse("2000-03-01")) / 86_400_000;
}

describe.each(langs)("a report as a workbook, in %s", (lang) => {
  test("begins with what it is: scenario, day, seed, runs, hash, and every other sheet with its rows", async () => {
    const [about, ...sheets] = sheetsOf(await workbookOf(await pair(lang)));
    const said = about.rows.flatMap((row) => [...row]).filter((cell) => cell !== undefined);
    const { seed, runs, resultHash, scenarioSha256 } = study.manifest;
    expect(said).toEqual(expect.arrayContaining([seed, runs, resultHash, other.manifest.resultHash, scenarioSha256]));
    expect(said.join("\n")).toContain(lang === "en" ? "\nknown to\n" : "\n情報の時点\n");
    const listed = about.rows.slice(-sheets.length);
    expect(listed.map(([name, , rows]) => [name, rows])).toEqual(
      sheets.map(({ name, rows }) => [name, rows.length - 1]),
    );
  });

  test("has every chart's table, cell by cell, and every outcome's mean in the unit of its row", async () => {
    const content = await pair(lang);
    const sheets = sheetsOf(await workbookOf(content));
    for (const { id, table } of content.charts) {
      const sheet = sheets.find(({ name }) => name === sheetNames([id])[0]);
      const plain = (cell: SheetCell) => (typeof cell === "string" ? cell.replace(/[\u2068\u2069]/g, "") : cell);
      expect(sheet?.rows[0], id).toEqual(table.columns.map(plain));
      // A day is the number by which spreadsheets count it.
      const held = (cell: SheetCell, k: number) =>
        /^(date|until)/.test(table.columns[k]) && cell !== "" ? daysFrom1900(String(cell)) : plain(cell);
      const rows = table.rows.map((row) => row.map((cell, k) => (cell === "" ? undefined : held(cell, k))));
      expect(
        sheet?.rows.slice(1).map((row) => [...row, ...Array(table.columns.length - row.length)]),
        id,
      ).toEqual(rows);
    }
    const [, outcomes] = sheets;
    const at = outcomes.rows[0].findIndex((head) => /^(mean|平均)/.test(String(head)));
    for (const of of study.summary.outcomes) {
      const row = outcomes.rows.find((each) => each[2] === outcomeId(of));
      const factor = row?.[5] === "%" ? 100 : 1;
      if (of.unit === "share" || of.unit === "weeks") expect(row?.[at]).toBeCloseTo(of.mean * factor, 10);
    }
  });

  test("keeps its first row in sight, says units in heads, and runs no text", async () => {
    const sheets = sheetsOf(await workbookOf(one(lang)));
    for (const { xml } of sheets) expect(xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
    expect(sheets.map(({ xml }) => xml).join("")).not.toContain("<f>");
    const last = sheets[sheets.length - 1].rows;
    expect(last.slice(1).map((row) => row[2])).toEqual(["uniform 3 to 6", 0.25]);
    expect(last[1][4]).toBe('=HYPERLINK("x") <b>&');
    for (const sheet of sheets.slice(1, 5)) expect(sheet.rows[0].join()).toMatch(/[[［](?:%|unit|各行)/);
  });
});

test("a figure shows no more digits than its error leaves, and holds them all; a seed that looks like a day stays a text", async () => {
  const [first] = study.summary.outcomes;
  const { manifest } = study;
  const outcomes = [
    { ...first, unit: "weeks", mean: 12.345678, standardError: 0.0234 },
    { ...first, unit: "weeks", mean: 12345.678, standardError: 78.9 },
  ];
  const seeded = { ...study, manifest: { ...manifest, seed: "2026-01-06" }, summary: { ...study.summary, outcomes } };
  const file = await workbookOf({ ...one(), charts: [], studies: [seeded] });
  const [about, table] = sheetsOf(file);
  expect(about.rows.flat()).toContain("2026-01-06");
  expect(table.rows.slice(1).map((row) => row.slice(6, 8))).toEqual([
    [12.345678, 0.0234],
    [12345.678, 78.9],
  ]);
  expect(formatsOf(file, table.xml, ["G2", "H2", "G3", "H3"])).toEqual(["#,##0.00", "#,##0.00", "#,##0", "#,##0"]);
});

test("the first sheet leads to each other one", async () => {
  const file = await workbookOf(one());
  const [about, ...others] = sheetsOf(file);
  const texts = [...(officeParts(file).get("xl/sharedStrings.xml") ?? "").matchAll(/<t[^>]*>([^<]*)<\/t>/g)];
  const links = [...about.xml.matchAll(/<hyperlink ref="(A\d+)" location="'([^']*)'!A1"/g)];
  expect(links.map(([, , name]) => name)).toEqual(others.map(({ name }) => name));
  for (const [, cell, name] of links) {
    const [, text] = new RegExp(`<c r="${cell}"[^>]*><v>(\\d+)</v>`).exec(about.xml) ?? [];
    expect(texts[Number(text)][1]).toBe(name);
  }
});

/** How some cells show their numbers. */
function formatsOf(file: Uint8Array, sheet: string, cells: readonly string[]): readonly (string | undefined)[] {
  const styles = officeParts(file).get("xl/styles.xml") ?? "";
  const formats = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]),
  );
  const [, looks = ""] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles) ?? [];
  const ids = [...looks.matchAll(/<xf [^>]*>/g)].map(([look]) => /numFmtId="(\d+)"/.exec(look)?.[1] ?? "");
  return cells.map((cell) => {
    const id = ids[Number(new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheet)?.[1])];
    return formats.get(id);
  });
}

test("a workbook has numbers alone where numbers are: what is none is left open", async () => {
  const [first] = study.summary.outcomes;
  const broken = { ...first, mean: Number.NaN, standardError: Number.POSITIVE_INFINITY };
  const content = { ...one(), studies: [{ ...study, summary: { ...study.summary, outcomes: [broken] } }] };
  const [, outcomes] = sheetsOf(await workbookOf(content));
  expect(outcomes.rows[1].slice(6, 8)).toEqual([undefined, undefined]);
  for (const { xml } of sheetsOf(await workbookOf(content))) expect(xml).not.toMatch(/NaN|Infinity/);
});

test("names of sheets are as Excel takes them, each once", () => {
  const long = "a-scenario-of-a-very-long-name-first-line-stop";
  const names = sheetNames(["a/b", "A:B", "'x'", "", "History", long, `${long}`, long.toUpperCase()]);
  expect(names.slice(0, 5)).toEqual(["a-b", "A-B 2", "x", "-", "History 2"]);
  for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  expect(names[5]).toMatch(/-first-line-stop$/);
});
