import { type Command, Option } from "commander";

/** What to do with finished parts that an interrupted command has left. */
export function withEarlier(command: Command): Command {
  return command
    .option("--resume", "go on where the same command was interrupted: only what is missing is computed")
    .addOption(new Option("--fresh", "throw away what an interrupted command has left").conflicts("resume"));
}
