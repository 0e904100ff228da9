import { StudyFailed } from "../../engine/failures.ts";
import type { FailureListener, ProbeOptions } from "../../engine/probes/run-probes.ts";
import type { Kept } from "../../engine/run-parts.ts";
import type { JobRecord } from "../../study/study.ts";
import { type Host, InputError } from "../host.ts";
import type { Replaceable } from "../own-files.ts";
import { recorded, writeFailures } from "./failures.ts";
import type { KeptFolder } from "./folder.ts";
import { identityOf } from "./records.ts";
import { type Earlier, fillFromParts } from "./unfinished.ts";

type Job = { readonly out: string | undefined; readonly kind: Replaceable; readonly record: JobRecord };

/** What a job is run with, beside its own options. */
export type JobOptions = Pick<ProbeOptions, "kept" | "signal"> & FailureListener;

/**
 * Makes something of probes and writes it into a results folder, finished parts being kept beside that until all is
 * written. Without a folder nothing is written or kept.
 */
export async function runJob<T>(
  { out, kind, record }: Job,
  earlier: Earlier,
  host: Host,
  make: (options: JobOptions) => Promise<T>,
  write: (folder: string, made: T) => void | Promise<void>,
): Promise<T> {
  if (out === undefined) {
    const { terms } = host;
    for (const flag of ["resume", "fresh"] as const)
      if (earlier[flag])
        throw new InputError(`${terms[flag]}: must stand with ${terms.out}, beside which finished parts are kept`);
    return await make({
      kept: inCacheAlone(record, host),
      signal: host.signal,
      onFailures: (failures) => host.warn(failuresText(failures)),
    });
  }
  return await fillFromParts(
    { out, kind, studies: [], jobs: [{ below: "", record }] },
    earlier,
    host,
    (folder, opened) =>
      withKept(opened.jobs[0], host, async (options) => {
        const onFailures: FailureListener["onFailures"] = (failures) =>
          writeFailures({ folder, shown: out }, failures, record, host);
        const made = await make({ ...options, onFailures });
        await write(folder, made);
        return made;
      }),
  );
}

/** Does something with probes whose parts are kept; too many failed runs are listed beside these. */
export async function withKept<T>(
  kept: KeptFolder<JobRecord>,
  host: Host,
  act: (options: Pick<ProbeOptions, "kept" | "signal">) => Promise<T>,
): Promise<T> {
  try {
    return await act({ kept, signal: host.signal });
  } catch (error) {
    throw error instanceof StudyFailed ? recorded(error, kept, host) : error;
  }
}

/** Parts that are kept nowhere but in the user's cache; undefined where there is none. */
function inCacheAlone(record: JobRecord, { cache }: Pick<Host, "cache">): Kept | undefined {
  if (cache === undefined) return undefined;
  const nothing = () => undefined;
  return { identity: identityOf(record), read: nothing, write: nothing, onUseless: nothing, cache };
}

function failuresText(failures: Parameters<NonNullable<FailureListener["onFailures"]>>[0]): string {
  return failures
    .map(({ probe, run, cause }) => `run ${run} of ${probe.name} failed and is left out: ${cause}\n`)
    .join("");
}
