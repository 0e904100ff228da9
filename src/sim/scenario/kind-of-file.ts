import type { Tree } from "./tree.ts";

/** Keys that only a scenario has, and keys that only an episode of the past has, as the two are written. */
export const ownKeys = {
  scenario: [
    ...[
      "extends",
      "shortTitle",
      "summary",
      "country",
      "exporter",
      "start",
      "historyFrom",
      "stepWeeks",
      "mechanisms",
      "materials",
      "forms",
      "customs",
      "sectors",
    ],
    ...["demand", "makers", "orders", "others", "licences", "leakage", "shipments", "allocation", "nationalStock"],
    ...[
      "alternativeSupply",
      "recycling",
      "quotes",
      "market",
      "squeeze",
      "policy",
      "loss",
      "outcomes",
      "correlations",
      "ownPrices",
      "ownOutcomes",
    ],
  ],
  episode: [
    ...[
      "scenario",
      "freeze",
      "triggerUntil",
      "dataCut",
      "scoredFrom",
      "unknownThen",
      "leaveOut",
      "policyKnown",
      "volatility",
      "observations",
      "features",
      "events",
    ],
  ],
} as const;

export type FileKind = keyof typeof ownKeys;

/** Keys that only facts have. */
const keysOfFacts = ["keptTo", "facts"] as const;

/** Whether a file is one of facts by its keys. */
export function isOfFacts(tree: Tree): boolean {
  return tree.kind === "map" && keysOfFacts.some((key) => tree.entries.has(key));
}

/** The rule that a file of the other kind breaks as a whole: none of its keys needs be told one by one. */
export function kindRule(tree: Tree, wanted: FileKind): string | undefined {
  if (tree.kind !== "map") return undefined;
  if (isOfFacts(tree))
    return `must be ${wanted === "scenario" ? "a scenario" : "an episode"}, is of facts by its keys (${keysOfFacts.join(", ")}): run takes it by --facts`;
  const own = (kind: FileKind) => ownKeys[kind].filter((key) => tree.entries.has(key));
  const other = wanted === "scenario" ? "episode" : "scenario";
  const [wantedKeys, otherKeys] = [own(wanted), own(other)];
  if (wantedKeys.length > 0 || otherKeys.length === 0) return undefined;
  const [a, which] =
    other === "scenario" ? ["an episode", "check, run and compare take it"] : ["a scenario", "hindcast takes it"];
  return `must be ${a}, is ${other === "scenario" ? "a scenario" : "an episode"} by its keys (${otherKeys.join(", ")}): ${which}`;
}
