import { createHash } from "node:crypto";
import { posix } from "node:path";
import { z } from "zod";
import type { Files } from "../bases.ts";
import { type Problem, ScenarioError } from "../problem.ts";
import { schemaProblems } from "../schema-problems.ts";
import { at, type Entry, placeOf, plain, type Tree, treeOf } from "../tree.ts";
import { writtenOwnPricesSchema } from "./schema.ts";
import { readPriceTable } from "./table.ts";

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
  const entries = new Map<string, Entry>(whole.entries);
  const parsed = z.object({ ownPrices: writtenOwnPricesSchema }).safeParse(plain(whole));
  if (!parsed.success) {
    entries.delete("ownPrices");
    return { tree: { ...whole, entries }, problems: schemaProblems(parsed.error.issues, whole) };
  }
  const place = placeOf(whole, ["ownPrices", "file"]);
  const { file, position, ...provenance } = parsed.data.ownPrices;
  try {
    const folder = posix.dirname(place.file);
    const shown = posix.join(folder, file);
    const text = readTable(shown, folder, files);
    const paths = readPriceTable(shown, text, materialsOf(whole));
    const { source, date, grade } = provenance;
    const anywhere = { distribution: { kind: "uniform", low: 0, high: 1 }, unit: "share", source, date, grade };
    const resolved = {
      ...{ file, ...provenance, sha256: createHash("sha256").update(text).digest("hex") },
      ...(paths.length > 1 ? { position: position ?? anywhere } : {}),
      paths,
    };
    if (paths.length === 1 && position !== undefined)
      throw problemAt(
        placeOf(whole, ["ownPrices", "position"]),
        "position",
        "must not stand beside a table of one path",
        undefined,
      );
    const value = treeOf(resolved, placeOf(whole, ["ownPrices"]));
    entries.set("ownPrices", { keyPlace: value.place, value });
    return { tree: { ...whole, entries }, problems: [] };
  } catch (error) {
    entries.delete("ownPrices");
    const tree = { ...whole, entries };
    if (error instanceof ScenarioError) return { tree, problems: error.problems };
    return {
      tree,
      problems: problemAt(place, "file", "must be a file that can be read", (error as Error).message).problems,
    };
  }
}

function readTable(shown: string, folder: string, files: Files): string {
  if (posix.isAbsolute(shown) && !posix.isAbsolute(folder))
    throw new RangeError("it must be a path relative to the scenario");
  return files.readText(shown, folder);
}

function problemAt(
  place: Pick<Problem, "file" | "line" | "column">,
  key: string,
  rule: string,
  value: unknown,
): ScenarioError {
  return new ScenarioError([{ ...place, path: `ownPrices.${key}`, rule, value }]);
}

function materialsOf(whole: Tree): readonly string[] {
  const materials = at(whole, ["materials"]);
  return materials?.kind === "map" ? [...materials.entries.keys()] : [];
}
