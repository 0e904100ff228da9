import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "./package-root.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A folder as a clone of this package has it once its dependencies are installed, for commands that write into it. */
export function clonedPackage(): string {
  const folder = temporaryFolder();
  for (const name of ["configs", "dist", "docs/cluster", "package.json"])
    cpSync(join(packageRoot, name), join(folder, name), { recursive: true });
  symlinkSync(join(packageRoot, "node_modules"), join(folder, "node_modules"));
  return folder;
}
