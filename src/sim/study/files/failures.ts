import type { Failure } from "../../engine/failures.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import type { ProbeFailure } from "../../engine/probes/run-probes.ts";
import { readCsv } from "../../scenario/csv.ts";
import { csvLine } from "./csv.ts";

const header = ["run", "cause", "replay"] as const;

/** The runs that failed, one a line, with the command that makes each again. */
export function failuresToCsv(failures: readonly Failure[], replayOf: (run: number) => string): string {
  const lines = failures.map(({ run, cause }) => csvLine([run, cause, replayOf(run)]));
  return `${[csvLine(header), ...lines].join("\n")}\n`;
}

/** The runs of probes that failed, one a line, with the probe's name and the command that makes the run again. */
export function probeFailuresToCsv(
  failures: readonly ProbeFailure[],
  replayOf: (failure: ProbeFailure) => string,
): string {
  const lines = failures.map((each) => csvLine([each.probe.name, each.run, each.cause, replayOf(each)]));
  return `${[csvLine(["scenario", ...header]), ...lines].join("\n")}\n`;
}

/** Reads what `failuresToCsv` wrote; throws RangeError at a line that is not of that form, ScenarioError if it is no CSV. */
export function failuresFromCsv(text: string): readonly Failure[] {
  const [first, ...records] = readCsv("failures.csv", text.trimEnd());
  if (csvLine(first.fields) !== csvLine(header)) throw new RangeError("failures.csv:1: unknown header");
  return records.map(({ line, fields: [run, cause] }) => {
    if (!/^\d+$/.test(run)) throw new RangeError(`failures.csv:${line}: run: must be a whole number, got ${run}`);
    return { run: Number(run), cause };
  });
}

/** What runs.parquet, and with it the result hash, tells of the runs that it lacks. */
export function aboutFailures(failures: readonly Failure[]): {
  readonly [key in "failedRuns" | "failuresSha256"]: string;
} {
  return { failedRuns: String(failures.length), failuresSha256: sha256OfDocument(failures) };
}
