import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Host } from "./host.ts";
import { type ResultsKindName, resultsKinds } from "./kinds.ts";
import { filesToSeal } from "./own-files.ts";
import { readText } from "./read-file.ts";
import { sealedText, sha256OfFile } from "./sealed.ts";

type Maker = Pick<Host, "command" | "codeVersion">;

/**
 * Ends the records of finished results, those of their studies first: with the command that made them, unless they have it
 * from where their runs were made, and the hashes by which whoever reads them knows that they are as they were written.
 */
export function sealResults(folder: string, name: ResultsKindName, maker: Maker): void {
  const { record, studies = [] }: { record: { file: string }; studies?: readonly string[] } = resultsKinds[name];
  const { study } = resultsKinds;
  for (const part of studies) {
    const below = join(folder, part);
    if (existsSync(join(below, study.record.file))) seal(below, "study", study.record.file, { ...maker, part });
  }
  if (existsSync(join(folder, record.file))) seal(folder, name, record.file, maker);
}

function seal(
  folder: string,
  name: ResultsKindName,
  file: string,
  { command, codeVersion, part }: Maker & { readonly part?: string },
): void {
  const path = join(folder, file);
  const text = readText(path, path);
  const indent = /^\{\n( *)/.exec(text)?.[1].length ?? 0;
  const { command: own = command, codeVersion: ownVersion = codeVersion, ...record } = JSON.parse(text);
  const files = Object.fromEntries(
    filesToSeal(folder, name).map((below) => [below, sha256OfFile(join(folder, below))]),
  );
  const sealed = { ...record, command: own, part, codeVersion: ownVersion, files };
  writeFileSync(path, sealedText(sealed, indent));
}
