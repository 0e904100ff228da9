import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ExplanationRecord } from "../analysis/explain/explanation.ts";
import type { Rules } from "../analysis/rules/rules.ts";
import { sha256OfDocument } from "../engine/parts/canonical.ts";
import type { Hindcast } from "../scoring/hindcast/run.ts";
import type { Study } from "../study/study.ts";
import { type Host, InputError } from "./host.ts";
import {
  type OpenedBaselines,
  openBaselines,
  openComparison,
  openExplanation,
  openMatched,
} from "./open-comparison.ts";
import { openHindcast } from "./open-hindcast.ts";
import { hashUnder, openRules } from "./open-rules.ts";
import { openStudy } from "./open-study.ts";

/** A results folder that a report can be made of: one study or two; several baselines; release rules; a hindcast. */
export type OpenedResults = { readonly given: string } & (
  | {
      readonly kind: "studies";
      readonly studies: readonly Study[];
      readonly explained: ExplanationRecord | undefined;
      readonly matched: Awaited<ReturnType<typeof openMatched>>;
    }
  | ({ readonly kind: "baselines" } & OpenedBaselines)
  | ({ readonly kind: "rules" } & Rules)
  | ({ readonly kind: "hindcast" } & Pick<Hindcast, "record" | "fans">)
);

/** Opens a results folder by the record that lies in it; refuses what is damaged or of another version. */
export async function openResults(given: string, host: Host): Promise<OpenedResults> {
  const holds = (name: string) => existsSync(join(resolve(host.cwd, given), name));
  if (holds("comparison.json")) {
    const studies = await openComparison(given, host);
    const beside = {
      explained: openExplanation(given, studies, host),
      matched: await openMatched(given, studies, host),
    };
    return { given, kind: "studies", studies, ...beside };
  }
  if (holds("baselines.json")) return { given, kind: "baselines", ...(await openBaselines(given, host)) };
  if (holds("rules.json")) return { given, kind: "rules", ...(await openRules(given, host)) };
  if (holds("hindcast.json")) return { given, kind: "hindcast", ...openHindcast(given, host) };
  if (!holds("manifest.json"))
    throw new InputError(
      `${given}: must be a results folder of run, compare, rules or hindcast, got none with manifest.json, comparison.json, baselines.json, rules.json or hindcast.json`,
    );
  const study = await openStudy(given, host);
  return { given, kind: "studies", studies: [study], explained: undefined, matched: undefined };
}

type Document = Readonly<Record<string, unknown>>;

/** How a reader is told of the folders that a report takes in beside its own. */
const kinds = { baselines: "compare with several baselines", rules: "rules", hindcast: "hindcast" } as const;

/**
 * Opens the folders that a report takes in beside its own, one of a kind at most; refuses those of another scenario than the
 * report's. A hindcast has none, and goes with any.
 */
export async function openMore(
  main: OpenedResults,
  given: readonly string[],
  host: Host,
): Promise<readonly OpenedResults[]> {
  const opened: OpenedResults[] = [];
  for (const folder of given) {
    const more = await openResults(folder, host);
    if (more.kind === "studies")
      throw new InputError(
        `${folder}: must be a results folder of ${Object.values(kinds).join(", of ")}, got one of ${more.studies.length > 1 ? "compare with two scenarios" : "run"}`,
      );
    const same = [main, ...opened].find(({ kind }) => kind === more.kind);
    if (same !== undefined)
      throw new InputError(`${folder}: must be of another kind than ${same.given}, got another of ${kinds[more.kind]}`);
    mustBeOf(main, more);
    opened.push(more);
  }
  return opened;
}

function mustBeOf(main: OpenedResults, more: OpenedResults): void {
  if (more.kind === "hindcast" || more.kind === "studies") return;
  const { name, document } = scenariosOf(more)[0];
  const ofMain = scenariosOf(main);
  const found = ofMain.find((each) => each.name === name);
  if (found === undefined)
    throw new InputError(
      `${more.given}: scenario: must be one of ${main.given}, ${ofMain.map((each) => each.name).join(" or ") || "which has none"}, got ${name}`,
    );
  // Under release rules the scenario's own rule is not on record: they are compared without it.
  const isBlind = main.kind === "rules" || more.kind === "rules";
  const hashOf = (of: Document) => (isBlind ? hashUnder(of, name, "never") : sha256OfDocument(of));
  const [got, wanted] = [hashOf(document), hashOf(found.document)];
  if (got !== wanted)
    throw new InputError(
      `${more.given}: scenario: must have the inputs that ${name} has in ${main.given}, got others (SHA-256 ${got.slice(0, 12)} for ${wanted.slice(0, 12)})`,
    );
}

/** The scenarios that a folder tells of, by which another can be of the same. */
function scenariosOf(of: OpenedResults): readonly { readonly name: string; readonly document: Document }[] {
  switch (of.kind) {
    case "studies":
      return of.studies.map(({ manifest: { scenario } }) => ({ name: String(scenario.name), document: scenario }));
    case "baselines": {
      const { scenario } = of.subject.manifest;
      return [{ name: String(scenario.name), document: scenario }];
    }
    case "rules":
      return [{ name: of.record.scenario, document: of.studies[0].study.manifest.scenario }];
    case "hindcast":
      return [];
  }
}
