import { join } from "node:path";
import type { ScenarioWords } from "../../report/page/scenario-words.ts";
import { sha256OfDocument } from "../../sim/files/sha256.ts";
import type { OpenedResults } from "../../sim/results/open.ts";
import { hashUnder } from "../../sim/results/open-rules.ts";
import { type Folders, loadShipped } from "../../sim/results/shipped.ts";
import type { Manifest } from "../../sim/study/study.ts";
import { InputError } from "../input-error.ts";

/**
 * The results folders in which commands find the scenarios of a page that no checkout has under their names: the user's
 * own, and shipped ones that have changed since.
 */
export function scenarioWords(opened: readonly OpenedResults[], folders: Folders): ScenarioWords {
  const words = new Map<string, string>();
  const add = ({ scenario, scenarioSha256 }: Manifest, folder: string) => {
    const shipped = shippedDocument(String(scenario.name), folders);
    if (shipped === undefined || sha256OfDocument(shipped) !== scenarioSha256) words.set(scenarioSha256, folder);
  };
  for (const of of opened)
    switch (of.kind) {
      case "studies":
        of.studies.forEach(({ manifest }, k) => {
          add(manifest, of.studies.length === 1 ? of.given : join(of.given, "ab"[k]));
        });
        break;
      case "baselines":
        [...of.baselines, of.subject].forEach(({ manifest }, k) => {
          add(manifest, join(of.given, String.fromCharCode("a".charCodeAt(0) + k)));
        });
        break;
      case "rules": {
        const { own, scenario: name } = of.record;
        const { study } = of.studies.find(({ trigger }) => trigger === own) ?? of.studies[0];
        const shipped = shippedDocument(name, folders);
        const { scenarioSha256 } = study.manifest;
        if (shipped === undefined || hashUnder(shipped, name, own) !== scenarioSha256)
          words.set(scenarioSha256, of.given);
        break;
      }
      case "hindcast":
        break;
    }
  return words;
}

/** A shipped scenario as it stands in this checkout; undefined where there is none of the name. */
function shippedDocument(name: string, folders: Folders): Readonly<Record<string, unknown>> | undefined {
  try {
    return loadShipped(name, folders)?.document;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
