import { createHash } from "node:crypto";
import { chartsOf } from "../../../src/report/charts/index.ts";
import { officeFile, officeForms } from "../../../src/report/files/office.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";

/** The hash of a made-up study in each form of Office. */
export async function officeHashes(): Promise<readonly string[]> {
  const study = withInsights(syntheticResults({ runs: 64, weeks: 30 }));
  const content = { studies: [study], charts: chartsOf(study).slice(0, 1), inputs: [] };
  const hashes: string[] = [];
  for (const form of officeForms)
    hashes.push(
      `${form} ${createHash("sha256")
        .update(await officeFile(form, content))
        .digest("hex")}`,
    );
  return hashes;
}
