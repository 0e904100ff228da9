import { existsSync } from "node:fs";
import { join } from "node:path";
import { type ValidationScore, validationScoreSchema } from "../report/tables/validation-score.ts";
import type { Io } from "../sim/results/host.ts";
import { readRecord } from "../sim/results/read-record.ts";

/** The score beside docs/validation.md; undefined in a package without docs. */
export function readValidationScore({ packageRoot }: Pick<Io, "packageRoot">): ValidationScore | undefined {
  const path = join(packageRoot, "docs/validation-score.json");
  return existsSync(path) ? readRecord(path, path, validationScoreSchema) : undefined;
}
