import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sealedText } from "../../src/sim/results/sealed.ts";

type Json = Record<string, unknown>;

/** Changes a record, and makes its hashes fit again: its own, and those of the files beside it. */
export function reseal(folder: string, file: string, change: Json = {}): void {
  const path = join(folder, file);
  const { recordHash: _, ...record } = { ...JSON.parse(readFileSync(path, "utf8")), ...change };
  const files = Object.fromEntries(
    Object.entries(record.files).map(([name, hash]) => {
      const beside = join(folder, name);
      return [name, existsSync(beside) ? createHash("sha256").update(readFileSync(beside)).digest("hex") : hash];
    }),
  );
  writeFileSync(path, sealedText({ ...record, files }, 1));
}
