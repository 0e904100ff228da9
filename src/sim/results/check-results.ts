import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { z } from "zod";
import { type Host, InputError } from "./host.ts";
import { type OpenedResults, type ResultsKindName, resultsKinds } from "./kinds.ts";
import { filesToSeal } from "./own-files.ts";
import { differencesFromSeal, readSealed } from "./sealed.ts";

/** What was found in a results folder in which nothing is wrong. */
export type CheckedResults = {
  readonly opened: OpenedResults;
  /** Files of which a record has the hash, and which have it. */
  readonly files: number;
};

/**
 * Holds every file of a results folder to the hash that its record has of it, and opens all of it.
 *
 * @throws InputError with all files that are missing, were changed or came from elsewhere, or with what is wrong in one.
 */
export async function checkResults(given: string, name: ResultsKindName, host: Host): Promise<CheckedResults> {
  const { studies = [] }: { readonly studies?: readonly string[] } = resultsKinds[name];
  const { study } = resultsKinds;
  const parts = studies
    .map((part) => join(given, part))
    .filter((part) => existsSync(resolve(host.cwd, part, study.record.file)));
  const checked = [filesChecked(given, name, host), ...parts.map((part) => filesChecked(part, "study", host))];
  const problems = checked.flatMap((each) => each.problems);
  if (problems.length > 0) throw new InputError(problems.join("\n"));
  const opened = await resultsKinds[name].open(given, host);
  return { opened, files: checked.reduce((sum, each) => sum + each.files, 0) };
}

type FilesChecked = { readonly files: number; readonly problems: readonly string[] };

function filesChecked(given: string, name: ResultsKindName, host: Host): FilesChecked {
  try {
    const { record }: { readonly record: { readonly file: string; readonly schema: z.ZodType } } = resultsKinds[name];
    const sealed = readSealed(given, record, host);
    const { seal } = sealed;
    if (seal === undefined) return { files: 0, problems: [] };
    const names = new Set([...Object.keys(seal.files), ...filesToSeal(resolve(host.cwd, given), name)]);
    return { files: 1 + names.size, problems: differencesFromSeal(given, [...names].toSorted(), sealed, host) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { files: 0, problems: [error.message] };
  }
}
