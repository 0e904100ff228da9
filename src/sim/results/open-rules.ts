import { join } from "node:path";
import type { z } from "zod";
import { type ReleaseTrigger, releaseTriggers } from "../../model/scenario/parts.ts";
import { compareRules, documentUnder, type RuleStudy, type Rules, type rulesSchema } from "../analysis/rules/rules.ts";
import { canonicalJson, sha256OfDocument } from "../engine/parts/canonical.ts";
import { mustMatch } from "./checks.ts";
import { type Host, InputError } from "./host.ts";
import { openStudy, recordedScenario } from "./open-study.ts";

/** Opens a scenario under each release rule; refuses studies that rules.json was not made of, or that differ in more. */
export async function openRules(given: string, record: z.infer<typeof rulesSchema>, host: Host): Promise<Rules> {
  const path = join(given, "rules.json");
  const triggers = record.rules.map(({ trigger }) => trigger);
  if (triggers.join() !== releaseTriggers.join())
    throw new InputError(`${path}: rules: must be ${releaseTriggers.join(", ")}, got ${triggers.join(", ") || "none"}`);
  const studies: RuleStudy[] = [];
  for (const { trigger, resultHash } of record.rules) {
    const folder = join(given, trigger);
    const study = await openStudy(folder, host);
    const { manifest } = study;
    const base = (studies[0]?.study ?? study).manifest.scenario;
    mustMatch(
      folder,
      {
        ...{ seed: manifest.seed, runs: manifest.runs },
        resultHash: manifest.resultHash,
        scenario: manifest.scenarioSha256,
      },
      { seed: record.seed, runs: record.runs, resultHash, scenario: hashUnder(base, record.scenario, trigger) },
      "rules.json",
    );
    studies.push({ trigger, study });
  }
  const { scenario } = recordedScenario(studies[0].study.manifest, join(given, triggers[0], "manifest.json"));
  const compared = await compareRules(record.scenario, record.own, studies);
  if (canonicalJson(compared) !== canonicalJson(record))
    throw new InputError(`${path}: rules: must have the differences that its studies give, got others`);
  return { record: compared, studies, scenario };
}

/** SHA-256 of a scenario's document under a rule. */
export function hashUnder(document: Readonly<Record<string, unknown>>, name: string, trigger: ReleaseTrigger): string {
  return sha256OfDocument(documentUnder(document, name, trigger));
}
