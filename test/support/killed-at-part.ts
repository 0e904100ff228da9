import { join } from "node:path";
import { packageRoot } from "./package-root.ts";

/** Environment in which a command is killed once so many parts are on the disk, in a folder whose path ends as given. */
export function killedAtPart(part: number, folder = ""): Readonly<Record<string, string>> {
  const hook = join(packageRoot, "test/support/killed-at-part.mjs");
  return { NODE_OPTIONS: `--import=${hook}`, KILLED_AT_PART: String(part), KILLED_IN: folder };
}
