import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { EvidenceRow } from "../sim/evidence/evidence-row.ts";
import type { Io } from "../sim/results/host.ts";
import { type Folders, fromCwd, readText } from "../sim/results/shipped.ts";
import { nearest } from "../sim/scenario/nearest.ts";
import { readEvidence } from "../sim/scoring/evidence/read.ts";
import { type ReadEpisode, readEpisode } from "../sim/scoring/hindcast/episode.ts";
import { asInputError } from "./as-input-error.ts";
import { InputError } from "./input-error.ts";

/** Names of the shipped episodes: `2010` is `configs/hindcast/2010.yaml`. */
export function shippedEpisodes({ packageRoot }: Pick<Io, "packageRoot">): readonly string[] {
  return readdirSync(join(packageRoot, "configs/hindcast"))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .sort();
}

/** An episode by its file, or by the name of a shipped one. */
export function loadEpisode(given: string, evidence: readonly EvidenceRow[], folders: Folders): ReadEpisode {
  const path = findEpisode(given, folders);
  return asInputError(() => readEpisode(path, readable(path, folders), evidence));
}

/** Every row of the shipped evidence. */
export function loadEvidence({ packageRoot }: Pick<Io, "packageRoot">): readonly EvidenceRow[] {
  const folder = join(packageRoot, "configs/evidence");
  const names = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  return asInputError(() =>
    readEvidence(names.sort().map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }))),
  );
}

function findEpisode(given: string, folders: Folders): string {
  const path = resolve(folders.cwd, given);
  if (existsSync(path) && statSync(path).isFile()) return fromCwd(path, folders);
  const shipped = shippedEpisodes(folders);
  if (shipped.includes(given)) return fromCwd(join(folders.packageRoot, "configs/hindcast", `${given}.yaml`), folders);
  const meant = nearest(given, shipped);
  throw new InputError(
    `${given}: no such episode file, nor a shipped episode of that name${meant === undefined ? `; there are ${shipped.join(" and ")}` : `, did you mean ${meant}?`}`,
  );
}

function readable(path: string, folders: Folders): string {
  try {
    return readText(resolve(folders.cwd, path));
  } catch (error) {
    throw new InputError(`${path}: cannot be read, got ${(error as Error).message}`);
  }
}
