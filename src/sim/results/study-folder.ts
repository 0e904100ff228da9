import { createHash } from "node:crypto";
import { closeSync, fstatSync, readSync } from "node:fs";
import { join } from "node:path";
import type { AsyncBuffer } from "hyparquet";
import { nextTurn } from "../engine/in-order.ts";
import { readRunsColumn } from "../study/files/runs.ts";
import { openFile } from "./read-file.ts";
import { updateFromFile } from "./sealed.ts";

/** What a study's results are, in the order in which they are hashed. */
export const hashedFiles = ["summary.json", "bands.csv", "runs.parquet"] as const;

/** Every run's path of the weekly series that were asked for. */
export const pathsFile = "paths.parquet";

/** What a study says beside them. */
export const insightsFile = "insights.json";

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
  const descriptor = openFile(path, path);
  try {
    const byteLength = fstatSync(descriptor).size;
    return await use({
      byteLength,
      // A turn before each read, in which signals are heard.
      slice: async (start: number, end: number = byteLength): Promise<ArrayBuffer> => {
        await nextTurn();
        const bytes = new Uint8Array(end - start);
        readSync(descriptor, bytes, 0, bytes.length, start);
        return bytes.buffer;
      },
    });
  } finally {
    closeSync(descriptor);
  }
}
