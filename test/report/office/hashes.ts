import { createHash } from "node:crypto";
import { chartsOf } from "../../../src/report/charts/index.ts";
import { officeFile, officeForms } from "../../../src/report/files/office.ts";
import { briefDocument } from "../../../src/report/office/brief-document.ts";
import { briefOf } from "../../../src/report/page/brief/brief-of.ts";
import { madeStudy } from "../page/brief/opened.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";

const hashOf = (file: Uint8Array) => createHash("sha256").update(file).digest("hex");

/** The hash of a made-up study in each form of Office, and of its brief. */
export async function officeHashes(): Promise<readonly string[]> {
  const study = withInsights(syntheticResults({ runs: 64, weeks: 30 }));
  const content = {
    studies: [study],
    charts: chartsOf(study).filter(({ id }) => ["duration", "first-line-stop"].includes(id)),
    inputs: [],
  };
  const hashes: string[] = [];
  for (const form of officeForms) hashes.push(`${form} ${hashOf(await officeFile(form, content))}`);
  const { main, content: ofBrief } = madeStudy({ runs: 64, weeks: 30 }, "en");
  const { brief, pictures } = await briefOf(main, [], ofBrief, []);
  hashes.push(`brief ${hashOf(await briefDocument(brief, pictures))}`);
  return hashes;
}
