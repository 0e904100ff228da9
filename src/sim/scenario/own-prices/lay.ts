import { createHash } from "node:crypto";
import { posix } from "node:path";
import { z } from "zod";
import type { Files } from "../bases.ts";
import { type Problem, ScenarioError } from "../problem.ts";
import { schemaProblems } from "../schema-problems.ts";
import { at, type Entry, type Place, placeOf, plain, type Tree, treeOf } from "../tree.ts";
import { writtenOwnPricesSchema } from "./schema.ts";
import { type PricePath, readPriceTable } from "./table.ts";

/**
 * A scenario with its bases merged in, and the paths of its table of prices in it, so that it holds all that its numbers follow from. One
 * that is already laid, as a manifest keeps it, stays.
 */
export function layOwnPrices(
  whole: Tree,
  files: Files,
): { readonly tree: Tree; readonly problems: readonly Problem[] } {
  const node = at(whole, ["ownPrices"]);
  if (whole.kind !== "map" || node === undefined || (node.kind === "map" && node.entries.has("paths")))
    return { tree: whole, problems: [] };
  const parsed = z.object({ ownPrices: writtenOwnPricesSchema }).safeParse(plain(whole));
  const problems: Problem[] = [...schemaProblems(parsed.error?.issues ?? [], whole)];
  const table = tableOf(whole, files, problems);
  const positioned = at(whole, ["ownPrices", "position"]);
  if (table?.paths.length === 1 && positioned !== undefined)
    problems.push(problemAt(positioned.place, "position", "must not stand beside a table of one path"));
  const entries = new Map<string, Entry>(whole.entries);
  if (!parsed.success || table === undefined || problems.length > 0) {
    entries.delete("ownPrices");
    return { tree: { ...whole, entries }, problems };
  }
  const { file, position, ...provenance } = parsed.data.ownPrices;
  const { source, date, grade } = provenance;
  const anywhere = { distribution: { kind: "uniform", low: 0, high: 1 }, unit: "share", source, date, grade };
  const resolved = {
    ...{ file, ...provenance, sha256: table.sha256 },
    ...(table.paths.length > 1 ? { position: position ?? anywhere } : {}),
    paths: table.paths,
  };
  const value = treeOf(resolved, placeOf(whole, ["ownPrices"]));
  entries.set("ownPrices", { keyPlace: value.place, value });
  return { tree: { ...whole, entries }, problems: [] };
}

type Table = { readonly paths: readonly PricePath[]; readonly sha256: string };

/** The table that is named, whatever else is wrong with what stands beside its name; undefined where it cannot be taken, and why is told. */
function tableOf(whole: Tree, files: Files, problems: Problem[]): Table | undefined {
  const named = at(whole, ["ownPrices", "file"]);
  if (named?.kind !== "scalar" || typeof named.value !== "string" || named.value.trim() === "") return undefined;
  const folder = posix.dirname(named.place.file);
  const shown = posix.join(folder, named.value.trim());
  try {
    const text = readTable(shown, folder, files);
    const sha256 = createHash("sha256").update(text).digest("hex");
    return { paths: readPriceTable(shown, text, materialsOf(whole)), sha256 };
  } catch (error) {
    if (error instanceof ScenarioError) problems.push(...error.problems);
    else problems.push(problemAt(named.place, "file", "must be a file that can be read", (error as Error).message));
    return undefined;
  }
}

function readTable(shown: string, folder: string, files: Files): string {
  if (posix.isAbsolute(shown) && !posix.isAbsolute(folder))
    throw new RangeError("it must be a path relative to the scenario");
  return files.readText(shown, folder);
}

function problemAt({ file, line, column }: Place, key: string, rule: string, value?: unknown): Problem {
  return { file, line, column, path: `ownPrices.${key}`, rule, value };
}

function materialsOf(whole: Tree): readonly string[] {
  const materials = at(whole, ["materials"]);
  return materials?.kind === "map" ? [...materials.entries.keys()] : [];
}
