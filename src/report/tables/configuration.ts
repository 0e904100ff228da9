import { inputGroups } from "../../model/scenario/input-spec.ts";
import { type ConfigurationDifference, isInput } from "../../sim/analysis/explain/configuration.ts";
import type { ChartTable } from "../charts/kit/chart.ts";
import { clipped } from "../words/lines.ts";
import { groupsTitle } from "../words/mechanisms.ts";
import { describeWritten } from "./inputs.ts";

const width = 110;
const shownPerGroup = 4;

/** What differs between two scenarios, in the terminal: how many inputs of each group, and the first of them. */
export function configurationText(rows: readonly ConfigurationDifference[], nameA: string, nameB: string): string {
  if (rows.length === 0) return `No input of ${nameA} and ${nameB} differs.\n`;
  const lines = [`What ${nameA} and ${nameB} have different (${nameA} -> ${nameB}), ${rows.length} in all:`];
  for (const group of inputGroups) {
    const ofGroup = linesOf(rows.filter((row) => row.group === group));
    if (ofGroup.length === 0) continue;
    const count = ofGroup.reduce((sum, { paths }) => sum + paths, 0);
    lines.push(`${groupsTitle([group])} (${count})`);
    const shown = ofGroup.length > shownPerGroup + 1 ? ofGroup.slice(0, shownPerGroup) : ofGroup;
    for (const { text } of shown) lines.push(clipped(`  ${text}`, width));
    const left = count - shown.reduce((sum, { paths }) => sum + paths, 0);
    if (left > 0) lines.push(`  and ${left} more`);
  }
  return `${lines.join("\n")}\n`;
}

type Line = { readonly text: string; readonly paths: number };

/** Inputs that both have come first; those that change alike are one line, and so are entries that only one has. */
function linesOf(rows: readonly ConfigurationDifference[]): readonly Line[] {
  const shared = grouped(
    rows.filter(({ entry }) => entry === null),
    ({ a, b }) => `${side(a)} -> ${side(b)}`,
  ).map(([change, same]) => ({ text: `${pattern(same.map(({ path }) => path))}: ${change}`, paths: same.length }));
  const alone = grouped(
    rows.filter(({ entry }) => entry !== null),
    ({ entry }) => String(entry).replace(/\.[^.]+$/, ""),
  ).map(([parent, same]) => {
    const names = (of: "a" | "b") => {
      const entries = same.filter((row) => row[of] !== undefined).map(({ entry }) => String(entry).split(".").at(-1));
      return [...new Set(entries)].join(", ") || "none";
    };
    return { text: `${parent}: ${names("a")} -> ${names("b")}`, paths: same.length };
  });
  return [...shared, ...alone];
}

function grouped(rows: readonly ConfigurationDifference[], keyOf: (row: ConfigurationDifference) => string) {
  const byKey = new Map<string, ConfigurationDifference[]>();
  for (const row of rows) byKey.set(keyOf(row), [...(byKey.get(keyOf(row)) ?? []), row]);
  return [...byKey];
}

function side(written: unknown): string {
  if (written === undefined) return "none";
  if (Array.isArray(written)) return written.map(item).join(", ");
  return typeof written === "string" ? written : describeWritten(written);
}

/** An entry of a list: of the script `2010-09-21 stop`. */
function item(entry: unknown): string {
  const parts = entry !== null && typeof entry === "object" ? Object.values(entry) : [entry];
  return parts.every((part) => typeof part === "string") ? parts.join(" ") : describeWritten(entry);
}

/** One path for several: words that differ become `*`; of paths of different length the first, and how many. */
function pattern(paths: readonly string[]): string {
  const words = paths.map((path) => path.split("."));
  if (words.some(({ length }) => length !== words[0].length)) return `${paths[0]} and ${paths.length - 1} more`;
  return words[0].map((word, k) => (words.every((each) => each[k] === word) ? word : "*")).join(".");
}

/** What differs between two scenarios, for configuration.csv: one line an input or fact, empty where one has none. */
export function configurationTable(rows: readonly ConfigurationDifference[]): ChartTable {
  const sides = ["a", "b"] as const;
  const fields = ["", "Unit", "Source", "Date", "Grade"];
  return {
    columns: ["path", "group", ...sides.flatMap((side) => fields.map((field) => `${side}${field}`))],
    rows: rows.map(({ path, group, a, b }) => [path, group, ...cells(a), ...cells(b)]),
  };
}

function cells(written: unknown): readonly string[] {
  if (written === undefined) return ["", "", "", "", ""];
  const value = valueText(written);
  if (!isInput(written)) return [value, "", "", "", ""];
  const { unit, source, date, grade } = written;
  return [value, String(unit), String(source), String(date), String(grade)];
}

/** A number without its unit, another value as it stands. */
function valueText(written: unknown): string {
  if (typeof written === "string") return written;
  const text = describeWritten(written);
  return isInput(written) ? text.slice(0, -` ${written.unit}`.length) : text;
}
