import type { JobRecord } from "../study/study.ts";
import { type Host, Interrupted } from "./host.ts";
import { KeptFolder } from "./kept/folder.ts";
import type { JobOptions } from "./kept/job.ts";
import type { Replaceable } from "./own-files.ts";
import { asDiskError, fillFolder } from "./replace.ts";
import { mustHoldShards } from "./shards.ts";

type Work = {
  /** Folder of finished parts. */
  readonly parts: string;
  /** Of the parts, whatever is made of them. */
  readonly record: JobRecord;
  readonly kind: Replaceable;
  readonly out: string | undefined;
};

/**
 * Makes something of parts that lie in a folder of their own and stay there, and writes it into a results folder where there
 * is one. What is finished is not done again, by whichever command or machine it was. InputError for a folder of something
 * else; Interrupted if aborted.
 */
export async function makeOfParts<T>(
  { parts, record, kind, out }: Work,
  host: Host,
  make: (options: JobOptions) => Promise<T>,
  write: (folder: string, made: T) => void | Promise<void>,
): Promise<T> {
  const kept = new KeptFolder(mustHoldShards(parts, host), parts, record, host.warn);
  try {
    kept.open();
    if (out === undefined) return await make({ kept, signal: host.signal });
    return await fillFolder(out, kind, host, async (folder) => {
      const made = await make({ kept, signal: host.signal });
      await write(folder, made);
      return made;
    });
  } catch (error) {
    if (host.signal.aborted) throw new Interrupted(`interrupted: ${host.terms.again} goes on with what is in ${parts}`);
    throw asDiskError(parts, error);
  }
}
