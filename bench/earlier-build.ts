import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout that this file is of. */
export const here = fileURLToPath(new URL("..", import.meta.url));

/** An earlier build of this repository, with the packages that are installed here; `folder` is free for anything else. */
export type EarlierBuild = { readonly root: string; readonly folder: string; readonly remove: () => void };

/** Builds it, and this one, so that both are of their sources. */
export function earlierBuild(ref: string): EarlierBuild {
  const folder = mkdtempSync(join(tmpdir(), "chokepoint-against-"));
  const root = join(folder, "build");
  const git = (...args: readonly string[]) =>
    execFileSync("git", args, { cwd: here, stdio: ["ignore", "pipe", "pipe"] });
  const remove = () => {
    git("worktree", "remove", "--force", root);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    git("worktree", "add", "--detach", root, ref);
    symlinkSync(join(here, "node_modules"), join(root, "node_modules"), "junction");
    for (const build of [root, here])
      execFileSync("npm", ["run", "prepare", "--if-present"], { cwd: build, shell: process.platform === "win32" });
  } catch (error) {
    remove();
    throw error;
  }
  return { root, folder, remove };
}
