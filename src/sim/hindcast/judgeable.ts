import type { z } from "zod";
import type { Path } from "../scenario/tree.ts";
import { type EpisodeDocument, episodeSchema } from "../scoring/hindcast/episode-schema.ts";

type Document = Readonly<Record<string, unknown>>;

/** What of an episode can be held against the evidence though other parts of it are written wrongly. */
export type Judgeable = {
  readonly episode: EpisodeDocument;
  /** Where a path of `episode` is written. */
  readonly written: (path: Path) => Path;
};

/** Parts that no rule between parts asks for, and what may stand in their place. */
const harmless: Document = {
  ...{ schemaVersion: 1, name: "x", title: "x", scenario: "x", unknownThen: {}, leaveOut: {} },
  // The longest: no row then ends too late.
  horizonWeeks: 1040,
};

const lists = ["observations", "features"] as const;

/** The same within an observation or a feature; no two are of one name. */
const harmlessOfItem = (index: number): Document => ({
  name: `unnamed-${index}`,
  unit: "x",
  source: "x",
  grade: "D",
  note: "x",
});

/**
 * The episode with harmless values for what the schema refuses, and without those of its observations, features and series
 * of volatility for which there are none; undefined where what is left cannot be judged.
 */
export function judgeable(document: unknown, issues: readonly z.core.$ZodIssue[]): Judgeable | undefined {
  if (!isMap(document)) return undefined;
  const isRefused = (...path: Path) => issues.some((issue) => path.every((step, k) => issue.path[k] === step));
  const repaired: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(document))
    if (Object.hasOwn(episodeSchema.shape, key)) repaired[key] = value;
  for (const [key, value] of Object.entries(harmless)) if (isRefused(key)) repaired[key] = value;
  if (isRefused("triggerUntil")) repaired.triggerUntil = document.freeze;
  const kept = new Map<string | number, readonly number[]>();
  for (const list of lists) {
    const items = document[list];
    if (!Array.isArray(items)) return undefined;
    const mended = items.map((item, index) => mendedItem(item, index, (key) => isRefused(list, index, key)));
    const shape = episodeSchema.shape[list].element;
    const indices = [...mended.keys()].filter((index) => shape.safeParse(mended[index]).success);
    kept.set(list, indices);
    repaired[list] = indices.map((index) => mended[index]);
  }
  if (isMap(document.volatility))
    repaired.volatility = Object.fromEntries(
      Object.entries(document.volatility).filter(([material]) => !isRefused("volatility", material)),
    );
  const parsed = episodeSchema.safeParse(repaired);
  if (!parsed.success) return undefined;
  const written = (path: Path): Path =>
    path.map((step, k) => (k === 1 && typeof step === "number" ? (kept.get(path[0])?.[step] ?? step) : step));
  return { episode: parsed.data, written };
}

function mendedItem(item: unknown, index: number, isRefused: (key: string) => boolean): unknown {
  if (!isMap(item)) return item;
  const refused = Object.entries(harmlessOfItem(index)).filter(([key]) => isRefused(key));
  return { ...item, ...Object.fromEntries(refused) };
}

function isMap(written: unknown): written is Document {
  return written !== null && typeof written === "object" && !Array.isArray(written);
}
