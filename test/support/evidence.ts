import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ScenarioError } from "../../src/sim/scenario/problem.ts";
import { type EvidenceFile, readEvidence } from "../../src/sim/scoring/evidence/read.ts";
import { type ReadEpisode, readEpisode } from "../../src/sim/scoring/hindcast/episode.ts";
import { packageRoot } from "./package-root.ts";

const folder = join(packageRoot, "configs", "evidence");

/** The evidence files of the project. */
export const evidenceFiles: readonly EvidenceFile[] = readdirSync(folder)
  .filter((name) => name.endsWith(".csv"))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

export const evidence = readEvidence(evidenceFiles);

export const episodeNames = ["2010", "2025"] as const;
/** Of another metal, or foretold from a day after its start. */
export const laterEpisodes = ["2026", "gallium-2023", "antimony-2024"] as const;
type EpisodeName = (typeof episodeNames)[number] | (typeof laterEpisodes)[number];

export function episodeText(name: EpisodeName): string {
  return readFileSync(join(packageRoot, "configs", "hindcast", `${name}.yaml`), "utf8");
}

/** The same with nothing left out, for tests that lay something over it themselves. */
export function plainEpisodeText(name: EpisodeName): string {
  return episodeText(name).replace(/^leaveOut:\n(?:(?: .*)?\n)+/m, "leaveOut: {}\n\n");
}

export function shippedEpisode(name: EpisodeName, rows = evidence): ReadEpisode {
  return readEpisode(`configs/hindcast/${name}.yaml`, episodeText(name), rows);
}

/** The problems that something throws, as they are printed; an empty list when it throws none. */
export function printedProblems(attempt: () => unknown): readonly string[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.message.split("\n");
    throw error;
  }
}
