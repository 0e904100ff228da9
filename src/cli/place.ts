import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { PartFolder } from "./part-folder.ts";
import type { StudyRecord } from "./study-record.ts";

/** Where a study's results are written, and where its parts are kept meanwhile. */
export type Place = {
  /** An existing folder, which will take the place of the one a user knows. */
  readonly folder: string;
  /** That one, as messages call it. */
  readonly shown: string;
  /** Where the parts of all studies of the command are kept. */
  readonly kept: { readonly path: string; readonly shown: string };
  readonly openParts: (kept: Place["kept"], record: StudyRecord) => PartFolder;
};

/** A place of its own below another, for one of several studies. */
export function below({ folder, shown, kept, openParts }: Place, name: string): Place {
  mkdirSync(join(folder, name));
  return {
    folder: join(folder, name),
    shown: join(shown, name),
    kept: { path: join(kept.path, name), shown: join(kept.shown, name) },
    openParts,
  };
}

/** Opens the parts of a study at its place; InputError if those of another study lie there. */
export function openParts({ kept, openParts: open }: Place, record: StudyRecord): PartFolder {
  return open(kept, record);
}
