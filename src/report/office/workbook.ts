import { strFromU8, strToU8 } from "fflate";
import writeExcelFile from "write-excel-file/node";
import type { Cell } from "../charts/kit/chart.ts";
import type { PageContent } from "../page/content.ts";
import type { Lang } from "../words/lang.ts";
import { aboutOf } from "./about.ts";
import { officeWords } from "./office.words.ts";
import { plainText } from "./plain-text.ts";
import { sameBytes } from "./same-bytes.ts";
import { type OfficeCell, type OfficeTable, tablesOf } from "./tables.ts";

type Row = readonly OfficeCell[];

type Sheet = {
  readonly name: string;
  /** The first row, which stays in sight. */
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
  /** Of its columns [characters]. */
  readonly widths: readonly number[];
  /** Whether its texts are broken into lines. */
  readonly isWrapped?: boolean;
};

/** A report as a workbook (.xlsx): a sheet that says what it is, then a sheet a table. The same results give the same bytes. */
export async function workbookOf(content: PageContent): Promise<Uint8Array> {
  const { lang = "en" } = content;
  const { font } = officeWords[lang];
  const all = sheetsOf(content, lang);
  const sheets = all.map(({ name, heads, rows, widths, isWrapped = false }) => ({
    sheet: name,
    data: [
      heads.map((value) => ({ value: clean(value), type: String, fontWeight: "bold" as const, wrap: !isWrapped })),
      ...rows.map((row, k) =>
        row.map((cell, column) => {
          const isLink = isWrapped && column === 0 && k >= rows.length - (all.length - 1);
          const of = cellOf(cell, isWrapped);
          return of !== null && isLink ? { ...of, textColor: "#0072B2" } : of;
        }),
      ),
    ],
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }));
  const file = await writeExcelFile(sheets, { fontFamily: font, fontSize: 10 }).toBuffer();
  const [first, ...others] = all;
  const links = linksTo(
    others.map(({ name }) => name),
    first.rows.length + 1,
  );
  return sameBytes(file, (path, part) => printable(path, part, path.endsWith("/sheet1.xml") ? links : ""));
}

/** From the last rows of the first sheet, which list the others, to each of these. */
function linksTo(names: readonly string[], lastRow: number): string {
  const links = names.map((name, k) => {
    const location = escaped(`'${name.replaceAll("'", "''")}'!A1`);
    return `<hyperlink ref="A${lastRow - names.length + 1 + k}" location="${location}" display="${escaped(name)}"/>`;
  });
  return links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

function sheetsOf(content: PageContent, lang: Lang): readonly Sheet[] {
  const tables = tablesOf(content);
  const [first, ...names] = sheetNames([officeWords[lang].about.name, ...tables.map(({ name }) => name)]);
  return [
    { name: first, ...aboutSheet(content, tables, names, lang) },
    ...tables.map(({ heads, rows }, k) => ({ name: names[k], heads, rows, widths: widthsOf(heads, rows) })),
  ];
}

/** What the workbook is of, known to which day, how it was made and how to make it again, and what each sheet holds. */
function aboutSheet(content: PageContent, tables: readonly OfficeTable[], names: readonly string[], lang: Lang) {
  const { about } = officeWords[lang];
  const { title, made, again, reading, limits } = aboutOf(content, lang);
  /** Lines under a name that stands once. */
  const under = (name: string, lines: readonly string[]) => lines.map((line, k): Row => [k === 0 ? name : null, line]);
  const rows: readonly Row[] = [
    ...made.flatMap((lines) => [
      ...lines.map(({ name, says }): Row => [name, name === about.runs ? numberIn(says) : says]),
      [],
    ]),
    ...under(about.again, again),
    [],
    ...under(about.errors, [...reading, about.runsElsewhere]),
    [],
    ...under(about.limits, limits),
    [],
    about.sheets,
    ...tables.map(({ holds, rows }, k): Row => [names[k], holds, rows.length]),
  ];
  return { heads: [title], rows, widths: [32, broad, 10], isWrapped: true };
}

/** A count as a number; a record that does not say it has a dash. */
function numberIn(text: string): Cell {
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** A sheet goes on paper across, as wide as the paper: the library has no such option. */
function printable(path: string, part: Uint8Array, links: string): Uint8Array {
  if (!path.startsWith("xl/worksheets/sheet")) return part;
  const xml = strFromU8(part)
    .replace(/<sheetViews>/, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
    .replace(
      /<\/worksheet>/,
      `${links}<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`,
    );
  return strToU8(xml);
}

/** The longest text that a cell holds in Excel. */
const longest = 32_767;

function clean(text: string): string {
  return plainText(text).slice(0, longest);
}

/** Height of a line of text [points], and width of the column of texts [characters]. */
const [lineHeight, broad] = [14, 100];

/** No cell is a formula: what begins like one is text. */
function cellOf(cell: OfficeCell, isWrapped: boolean) {
  if (cell === null || cell === "") return null;
  // Not every reader makes a row as high as its lines: here it is told, of a text in the broad column.
  const height = lineHeight * Math.ceil(widthOf(String(cell)) / broad);
  const look = isWrapped ? ({ wrap: true, alignVertical: "top", align: "left", height } as const) : {};
  if (typeof cell === "object" && "day" in cell)
    return { value: dayNumber(cell.day), type: Number, ...look, format: "yyyy-mm-dd" };
  if (typeof cell === "object") return { value: cell.value, type: Number, ...look, ...knownDigits(cell.error) };
  if (typeof cell === "number")
    return Number.isFinite(cell) ? { value: cell, type: Number, ...look, ...digitsOf(cell) } : null;
  return { value: clean(cell), type: String, ...look };
}

/** A day as a spreadsheet counts it, in no time zone: 1 January 1900 is day 1, and February of that year has a 29th. */
function dayNumber(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** To the first digit of a standard error; whole numbers where that is above 1. */
function knownDigits(error: number) {
  const decimals = Math.min(6, Math.max(0, -Math.floor(Math.log10(error))));
  return { format: decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}` };
}

/** Four significant digits in sight, at most six after the point; all of them are in the cell. */
function digitsOf(value: number) {
  if (Number.isInteger(value)) return {};
  const decimals = Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value)))));
  return { format: decimals === 0 ? "0" : `0.${"0".repeat(decimals)}` };
}

/** Column widths [characters] of what is in them; Japanese letters are twice as wide. */
function widthsOf(heads: readonly string[], rows: readonly Row[]): readonly number[] {
  const ofCell = (cell: OfficeCell) => (typeof cell === "string" ? widthOf(cell) : 10);
  return heads.map((head, k) => {
    const widest = rows.reduce((most, row) => Math.max(most, ofCell(row[k])), 0);
    return Math.min(48, Math.max(widest, Math.min(18, widthOf(head)))) + 2;
  });
}

function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > "\u2e80" ? 2 : 1), 0);
}

/** Longest name of a sheet in Excel. */
const longestName = 31;

/**
 * Names of sheets as Excel takes them: at most 31 letters, none of `[]:*?/\`, no apostrophe at either end, each once whatever
 * its capitals. Of a longer one the end, which tells charts apart, and as much of its beginning as there is room for.
 */
export function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>(["history"]);
  return names.map((given) => {
    const name =
      clean(given)
        .replace(/[[\]:*?/\\]/g, "-")
        .replace(/^'+|'+$/g, "") || "-";
    for (let k = 1; ; k++) {
      const end = k === 1 ? "" : ` ${k}`;
      const short = shortened(name, longestName - end.length) + end;
      if (taken.has(short.toLowerCase())) continue;
      taken.add(short.toLowerCase());
      return short;
    }
  });
}

function shortened(name: string, longest: number): string {
  if (name.length <= longest) return name;
  const end = name.slice(-17);
  return `${name.slice(0, longest - end.length - 1)}…${end}`;
}
