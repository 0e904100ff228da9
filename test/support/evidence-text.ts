import { readFileSync } from "node:fs";
import { join } from "node:path";
import { read } from "vega";
import { packageRoot } from "./package-root.ts";

/** A row of a file in configs/evidence, every cell as it is written. */
export type EvidenceRow = Readonly<Record<string, string>>;

export function readEvidence(file: string): readonly EvidenceRow[] {
  return read(readEvidenceText(file), { type: "csv" }) as readonly EvidenceRow[];
}

export function readEvidenceText(file: string): string {
  return readFileSync(join(packageRoot, "configs/evidence", file), "utf8");
}
