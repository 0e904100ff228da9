import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validationRecordSchema } from "../../src/report/tables/validation-score.ts";
import { packageRoot } from "../support/package-root.ts";

/** What is known of the shipped model from the past: docs/validation-record.json. */
export const validationRecord = validationRecordSchema.parse(
  JSON.parse(readFileSync(join(packageRoot, "docs/validation-record.json"), "utf8")),
);
