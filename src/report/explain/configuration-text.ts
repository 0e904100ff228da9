import type { ConfigurationDifference } from "../../sim/explain/configuration-difference.ts";
import { inputGroups } from "../../sim/explain/explanation.ts";
import { describeWritten } from "../inputs/input-rows.ts";
import { clipped } from "../text-columns.ts";
import { groupsTitle } from "./group-titles.ts";

const width = 110;
const shownPerGroup = 4;

/** What differs between two scenarios, in the terminal: how many inputs of each group, and the first of them. */
export function configurationText(rows: readonly ConfigurationDifference[], nameA: string, nameB: string): string {
  if (rows.length === 0) return `No input of ${nameA} and ${nameB} differs.\n`;
  const lines = [`What ${nameA} and ${nameB} have different (${nameA} -> ${nameB}), ${rows.length} in all:`];
  for (const group of inputGroups) {
    const ofGroup = joined(rows.filter((row) => row.group === group));
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

/** Neighbours that differ in one word of their path and change alike are one line: `sectors.*.makerCover`. Both have it first. */
function joined(rows: readonly ConfigurationDifference[]): readonly Line[] {
  const byText = new Map<string, string[]>();
  for (const row of rows.toSorted((one, other) => Number(isOneSided(one)) - Number(isOneSided(other)))) {
    const change = `${side(row.a)} -> ${side(row.b)}`;
    byText.set(change, [...(byText.get(change) ?? []), row.path]);
  }
  return [...byText].map(([change, paths]) => ({ text: `${pattern(paths)}: ${change}`, paths: paths.length }));
}

function isOneSided({ a, b }: ConfigurationDifference): boolean {
  return a === undefined || b === undefined;
}

function side(written: unknown): string {
  if (written === undefined) return "none";
  return typeof written === "string" ? written : describeWritten(written);
}

/** One path for several: words that differ become `*`; of paths of different length the first, and how many. */
function pattern(paths: readonly string[]): string {
  const words = paths.map((path) => path.split("."));
  if (words.some(({ length }) => length !== words[0].length)) return `${paths[0]} and ${paths.length - 1} more`;
  return words[0].map((word, k) => (words.every((each) => each[k] === word) ? word : "*")).join(".");
}
