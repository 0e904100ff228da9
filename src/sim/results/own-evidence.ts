import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readEvidence } from "../scoring/evidence/read.ts";
import type { EvidenceRow } from "../scoring/evidence/rows.ts";
import { InputError } from "./host.ts";
import { isFile, readText } from "./read-file.ts";
import { asInputError } from "./read-record.ts";
import { type Folders, loadEvidence, readable } from "./shipped.ts";

/**
 * Every row of the shipped evidence, and of the tables that an episode's own file names and that lie in its folder: so that an
 * episode of one's own needs nothing copied into the product. InputError for a table named as a shipped one is, since a row is
 * known by the name of its file, and for every problem of the tables at once.
 */
export function loadEvidenceFor(episode: string, folders: Folders): readonly EvidenceRow[] {
  const shipped = loadEvidence(folders);
  if (!isFile(resolve(folders.cwd, episode), episode)) return shipped;
  const named = [...readable(episode, folders).matchAll(/\bfile:\s*["']?([A-Za-z0-9][\w.-]*\.csv)\b/g)].map(
    ([, name]) => name,
  );
  const known = readdirSync(join(folders.packageRoot, "configs/evidence"));
  const beside = [...new Set(named)]
    .map((name) => ({ name, shown: join(dirname(episode), name) }))
    .filter(({ shown }) => existsSync(resolve(folders.cwd, shown)));
  const taken = beside.filter(({ name }) => known.includes(name));
  if (taken.length > 0)
    throw new InputError(
      taken.map(({ shown, name }) => `${shown}: must have a name that no shipped evidence has, got ${name}`).join("\n"),
    );
  const own = beside.map(({ name, shown }) => ({ name, text: readText(resolve(folders.cwd, shown), shown) }));
  return [...shipped, ...asInputError(() => readEvidence(own))];
}
