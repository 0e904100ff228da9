import { accessSync, constants, mkdirSync } from "node:fs";
import module from "node:module";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/*
 * Half of what a short command costs is the compiling of its code. Node can keep what it compiled for the next process,
 * and for worker threads; it takes nothing from there that is not of the very code it loads. A cache that cannot be had
 * costs time and nothing else.
 */

/** Where the system keeps what may be lost, in a folder of our own; undefined where there is no such place. */
export function cacheFolder({ platform, env }: Pick<NodeJS.Process, "platform" | "env">): string | undefined {
  const caches = systemCaches(platform, env);
  return caches !== undefined && isAbsolute(caches) ? join(caches, "chokepoint") : undefined;
}

/** Where finished parts of commands are kept for later ones; undefined where there is no such place. */
export function partsFolder(of: Pick<NodeJS.Process, "platform" | "env">): string | undefined {
  const folder = cacheFolder(of);
  return folder === undefined ? undefined : join(folder, "parts");
}

function systemCaches(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string | undefined {
  if (platform === "win32") return env.LOCALAPPDATA;
  if (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME;
  try {
    return join(homedir(), platform === "darwin" ? "Library/Caches" : ".cache");
  } catch {
    // A user of whom the system knows nothing.
    return undefined;
  }
}

/** Lets Node keep what it compiles in this process, its threads and one that takes its place. What the user said of it holds. */
export function useCompileCache({ platform, env }: NodeJS.Process): void {
  if (env.NODE_COMPILE_CACHE !== undefined) return;
  const folder = cacheFolder({ platform, env });
  if (folder === undefined || !isWritable(folder)) return;
  // Threads go by the environment, this one has read it.
  env.NODE_COMPILE_CACHE = folder;
  module.enableCompileCache(folder);
}

/** Makes the folder where need be, but no home: Node, asked for a folder in a place that takes none, may try for ever. */
function isWritable(folder: string): boolean {
  try {
    for (const each of [join(folder, ".."), folder]) makeFolder(each);
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
