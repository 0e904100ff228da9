import { join } from "node:path";
import { failuresToCsv } from "../sim/files/failures-csv.ts";
import type { StudyFailed } from "../sim/study/failures.ts";
import { writeDurably } from "./durable-file.ts";
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
