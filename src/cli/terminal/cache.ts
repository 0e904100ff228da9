import { InputError } from "../../sim/results/host.ts";
import { buildOfParts, PartCache } from "../../sim/results/kept/cache.ts";
import type { Io } from "./io.ts";

/** The words of the flag under which every part is computed, beside any command. */
export const noCacheFlag = "--no-cache";

/** Whether finished parts of earlier commands may be taken, and the arguments without the flag that forbids it. */
export function withoutNoCache(given: readonly string[]): {
  readonly args: readonly string[];
  readonly isCached: boolean;
} {
  const end = given.includes("--") ? given.indexOf("--") : given.length;
  const args = given.filter((arg, k) => k >= end || arg !== noCacheFlag);
  return { args, isCached: args.length === given.length };
}

const limitVariable = "CHOKEPOINT_CACHE_MB";
const usualMegabytes = 1024;

/** The finished parts that the user's cache has, up to a size that the environment may set; undefined where that is none. */
export function partsCacheOf({ parts, env }: Pick<Io, "parts" | "env">): PartCache | undefined {
  const megabytes = megabytesIn(env[limitVariable]);
  const build = parts === undefined || megabytes === 0 ? undefined : buildOfParts();
  return parts === undefined || build === undefined ? undefined : new PartCache(parts, megabytes * 1_048_576, build);
}

function megabytesIn(text: string | undefined): number {
  if (text === undefined || text === "") return usualMegabytes;
  if (!/^\d{1,9}$/.test(text))
    throw new InputError(`${limitVariable}: must be a whole number of megabytes, 0 for no cache, got ${text}`);
  return Number(text);
}
