import { Command } from "commander";
import { expect, test } from "vitest";
import { recordedCommand } from "../../../src/cli/flags/recorded.ts";

const command = new Command("compare")
  .option("--seed <text>")
  .option("--until <statistic>")
  .option("--outcome <id...>")
  .option("--explain")
  .option("--workers <count>")
  .option("--out <dir>")
  .option("--resume");

test.each<[string, readonly string[], readonly string[]]>([
  ["scenarios first", ["--seed", "s", "a", "b"], ["a", "b", "--seed", "s"]],
  ["options as they were given", ["a", "b", "--seed=x y", "--explain"], ["a", "b", "--seed=x y", "--explain"]],
  [
    "an option that was given twice",
    ["a", "--until", "one 3%", "--until", "two 1pt"],
    ["a", "--until", "one 3%", "--until", "two 1pt"],
  ],
  [
    "an option of many words up to the next",
    ["a", "b", "--outcome", "x", "y", "--seed", "s"],
    ["a", "b", "--outcome", "x", "y", "--seed", "s"],
  ],
  ["without what is of no effect", ["a", "--workers", "2", "--resume", "--out", "there", "b"], ["a", "b"]],
  ["nor in one word", ["a", "--workers=2", "--out=there"], ["a"]],
  ["a value that looks like an option", ["a", "--seed", "--explain"], ["a", "--seed", "--explain"]],
  ["what stands after two dashes is given", ["--seed", "s", "--", "--odd"], ["--odd", "--seed", "s"]],
])("a command is recorded with %s", (_, args, recorded) => {
  expect(recordedCommand(command, ["compare", ...args])).toEqual(["compare", ...recorded]);
});
