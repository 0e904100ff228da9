import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { isByLanguage, titleIn } from "../../src/model/scenario/title.ts";
import { engineVersion } from "../../src/model/version.ts";
import { sha256OfDocument } from "../../src/sim/engine/parts/canonical.ts";
import { plainSampling, type Sampling } from "../../src/sim/engine/sampling/sampling.ts";
import { type Fingerprint, fingerprintOf } from "./fingerprint.ts";
import { packageRoot } from "./package-root.ts";
import { samplings } from "./samplings.ts";
import { shippedScenario, shippedScenarios } from "./shipped-scenarios.ts";

/** Reference runs of every shipped scenario, and of one under every other sampling, by their hashes. */
export type Golden = {
  readonly engineVersion: string;
  readonly seed: string;
  readonly runs: number;
  readonly scenarios: Readonly<Record<string, Reference>>;
};

/** `figures` is the hash of the scenario itself, without its words: where it changed, other numbers are no news. */
type Reference = Fingerprint & { readonly figures: string };

const seed = "golden";
const runs = 64;

export const goldenPath = join(packageRoot, "test/fixtures/golden.json");

export function frozenGolden(): Golden {
  return JSON.parse(readFileSync(goldenPath, "utf8")) as Golden;
}

/** The reference runs as the code gives them now. */
export async function presentGolden(): Promise<Golden> {
  const scenarios: Record<string, Reference> = {};
  const add = async (name: string, scenario: Scenario, sampling: Sampling) => {
    const figures = sha256OfDocument(figuresOf(scenario)).slice(0, 16);
    scenarios[name] = { figures, ...(await fingerprintOf(scenario, { seed, sampling, runs })) };
  };
  for (const name of shippedScenarios) await add(name, shippedScenario(name), plainSampling);
  for (const sampling of samplings)
    if (sampling.kind !== "plain") await add(`ban-2026 ${sampling.kind}`, shippedScenario("ban-2026"), sampling);
  return { engineVersion, seed, runs, scenarios };
}

/** What of the frozen hashes is other in the present ones, a line a scenario. What is only there now has not moved. */
export function moves(frozen: Golden, present: Golden): readonly string[] {
  return Object.entries(frozen.scenarios).flatMap(([name, was]) => {
    const is = present.scenarios[name];
    if (is === undefined || is.figures !== was.figures) return [];
    const parts = (["outcomes", "series"] as const).flatMap((kind) =>
      Object.keys(was[kind]).filter((part) => is[kind][part] !== was[kind][part]),
    );
    return parts.length === 0 ? [] : [`${name}: ${parts.join(", ")}`];
  });
}

/** The changelog's line on the present hashes: whoever changes one changes the line. */
export function goldenLine(golden: Golden): string {
  return `Reference runs: \`${sha256OfDocument(golden)}\`.`;
}

/** Why these hashes may not take the place of the frozen ones; undefined when they may. */
export function refusal(frozen: Golden, present: Golden): string | undefined {
  const moved = moves(frozen, present);
  if (moved.length === 0 || frozen.engineVersion !== present.engineVersion) return undefined;
  const rule = "must be raised when the same scenario gives other numbers";
  return [`src/model/version.ts engineVersion: ${rule}, got ${present.engineVersion} with other`, ...moved].join(
    "\n  ",
  );
}

/** A scenario without its words: sources, grades, titles. */
function figuresOf(node: unknown): unknown {
  if (node === null || typeof node !== "object") return node;
  if (Array.isArray(node)) return node.map(figuresOf);
  if (isByLanguage(node)) return titleIn(node, "en");
  if ("distribution" in node && "source" in node && "toModelUnit" in node)
    return { distribution: node.distribution, toModelUnit: node.toModelUnit };
  const entries = Object.entries(node).filter(([key]) => key !== "title" && key !== "summary");
  return Object.fromEntries(entries.map(([key, child]) => [key, figuresOf(child)]));
}
