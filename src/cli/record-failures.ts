import { join } from "node:path";
import type { StudyFailed } from "../sim/engine/failures.ts";
import { writeDurably } from "../sim/results/durable.ts";
import { failuresToCsv } from "../sim/study/files/failures.ts";
import { FailedStudy } from "./failed-study.ts";
import type { PartFolder } from "./part-folder.ts";
import { replayCommand } from "./replay-command.ts";

/** Too many runs failed: they are listed beside the parts that are kept. */
export function recorded(
  { message, failures }: StudyFailed,
  { path, shown }: PartFolder,
  file = "failures.csv",
): FailedStudy {
  const text = failuresToCsv(failures, (run) => replayCommand(shown, run));
  writeDurably(join(path, file), Buffer.from(text));
  return new FailedStudy(`${message}\nall that were found: ${join(shown, file)}`);
}
