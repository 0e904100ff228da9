import { posix } from "node:path";
import type { Files } from "../../scenario/bases.ts";
import type { EpisodeDocument } from "./episode-schema.ts";

/* The draws of an inference that an episode is foretold with. */

/** The posterior that an episode was told with: its name and the SHA-256 of its file, null where it is not there. */
export type GivenPosterior = { readonly name: string; readonly sha256: string | null };

type Written = NonNullable<EpisodeDocument["posterior"]>;
type Document = Readonly<Record<string, unknown>>;

/** `posterior` of the scenario: of an inference without the episode, in sample with it; null for none. */
export function askedOf({ posterior }: EpisodeDocument, isInSample: boolean): Omit<Written, "ofAll"> | null {
  if (posterior === undefined) return null;
  const { ofAll, ...without } = posterior;
  if (!isInSample) return without;
  return ofAll === undefined ? null : { ...without, file: ofAll };
}

/** Whether a posterior is shipped under a name, or lies beside the episode. */
export function isThere(wanted: string, episode: string, files: Files): boolean {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(wanted)) return files.shippedPosterior?.(wanted) !== undefined;
  const folder = posix.dirname(episode);
  try {
    files.readText(posix.join(folder, wanted), folder);
    return true;
  } catch {
    return false;
  }
}

/** Paths of the inputs of a resolved scenario that are drawn from its posterior. */
export function drawnIn(node: unknown, path: readonly string[]): readonly string[] {
  if (!isMap(node)) return [];
  if ("unit" in node) return "parameter" in node ? [path.join(".")] : [];
  return Object.entries(node).flatMap(([key, below]) => drawnIn(below, [...path, key]));
}

/** What is laid over a scenario without the inputs at some paths; maps that are left empty go with them. */
export function withoutDrawn(node: Document, drawn: readonly string[], path: readonly string[] = []): Document {
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, below]): readonly (readonly [string, unknown])[] => {
      const here = [...path, key];
      if (drawn.includes(here.join("."))) return [];
      if (!isMap(below) || "unit" in below) return [[key, below]];
      const left = withoutDrawn(below, drawn, here);
      return Object.keys(left).length === 0 && Object.keys(below).length > 0 ? [] : [[key, left]];
    }),
  );
}

function isMap(node: unknown): node is Document {
  return node !== null && typeof node === "object" && !Array.isArray(node);
}
