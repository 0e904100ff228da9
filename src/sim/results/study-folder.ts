import { createHash } from "node:crypto";
import { join } from "node:path";
import type { AsyncBuffer } from "hyparquet";
import { readRunsColumn } from "../study/files/runs.ts";
import { withParquet } from "./parquet-file.ts";
import { updateFromFile } from "./sealed.ts";

/** What a study's results are, in the order in which they are hashed. */
export const hashedFiles = ["summary.json", "bands.csv", "runs.parquet"] as const;

/** Every run's path of the weekly series that were asked for. */
export const pathsFile = "paths.parquet";

/** What a study says beside them. */
export const insightsFile = "insights.json";

/** How much of the spread of outcomes is ignorance and how much luck, where the runs are enough to tell. */
export const spreadFile = "spread.csv";

/** SHA-256 over the results in a folder, hex. */
export function hashOf(folder: string): string {
  const hash = createHash("sha256");
  for (const name of hashedFiles) updateFromFile(hash, join(folder, name));
  return hash.digest("hex");
}

/** One outcome of a study, one number a run that did not fail. */
export async function readColumn(folder: string, id: string): Promise<Float64Array> {
  return await withRuns(folder, (file) => readRunsColumn(file, id));
}

/** Opens a study's runs.parquet for as long as it is used. */
export async function withRuns<T>(folder: string, use: (file: AsyncBuffer) => Promise<T>): Promise<T> {
  const path = join(folder, "runs.parquet");
  return await withParquet(path, path, use);
}
