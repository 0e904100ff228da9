import { sha256OfDocument } from "../sim/files/sha256.ts";
import { type ReadScenario, readDocument } from "../sim/scenario/read.ts";
import { asInputError } from "./as-input-error.ts";
import { InputError } from "./input-error.ts";
import type { StudyRecord } from "./study-record.ts";

/** The scenario that a study's record holds, checked as one from a file; `shown` is how messages call the record. */
export function recordedScenario({ scenario, scenarioSha256 }: StudyRecord, shown: string): ReadScenario {
  const own = sha256OfDocument(scenario);
  if (own !== scenarioSha256)
    throw new InputError(
      `${shown}: scenario: must match scenarioSha256, got ${own.slice(0, 12)} for ${scenarioSha256.slice(0, 12)}`,
    );
  return asInputError(() => readDocument(scenario, shown));
}
