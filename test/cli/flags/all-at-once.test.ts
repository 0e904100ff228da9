import { expect, test } from "vitest";
import { runCli } from "../../support/run-cli.ts";

const refused = async (...args: readonly string[]) => {
  const { exitCode, stdout, stderr } = await runCli(args, { cwd: "." });
  expect([exitCode, stdout]).toEqual([2, ""]);
  return stderr.split("\n");
};
const hint = ["(add --help for usage and examples)", ""];

test("all that is wrong with options and arguments is told at once, unknown options without the words behind them", async () => {
  const wrong = ["--runs", "x", "--workers", "0", "--sampling", "foo", "--foo", "3", "--bar"];
  expect(await refused("run", "ban-2026", ...wrong)).toEqual([
    "error: option '--runs <count>' argument 'x' is invalid. must be a whole number from 1 to 100000000",
    "error: option '--workers <count>' argument '0' is invalid. must be a whole number from 1 to 256",
    expect.stringMatching(/^error: option '--sampling <kind>' argument 'foo' is invalid. must be plain, sobol, /),
    "error: required option '--seed <text>' not specified",
    "error: unknown option '--foo'",
    "error: unknown option '--bar'",
    ...hint,
  ]);
});

test("what is missing, too many and at odds is told together", async () => {
  expect(await refused("discover", "--runs", "9", "--above", "1", "--below", "2")).toEqual([
    expect.stringMatching(
      /^error: option '--runs <count>' argument '9' is invalid. must be a whole number from 1000 to /,
    ),
    "error: required option '--outcome <id>' not specified",
    "error: option '--above <value>' cannot be used with option '--below <value>'",
    "error: missing required argument 'scenario'",
    ...hint,
  ]);
  expect(await refused("run", "a", "b", "--runs", "0", "--seed", "s")).toEqual([
    expect.stringMatching(/^error: option '--runs <count>' argument '0' is invalid/),
    "error: too many arguments for 'run'. Expected 1 argument but got 2: a, b.",
    ...hint,
  ]);
});

test("an option without its value ends the reading, with what was wrong before it", async () => {
  expect(await refused("run", "a", "--runs", "0", "--seed")).toEqual([
    expect.stringMatching(/^error: option '--runs <count>' argument '0' is invalid/),
    "error: option '--seed <text>' argument missing",
    ...hint,
  ]);
});

test("commands within a command tell all at once too", async () => {
  expect(await refused("forecast", "score", "--from", "x", "--nope")).toEqual([
    expect.stringMatching(/^error: option '--from <day>' argument 'x' is invalid/),
    "error: unknown option '--nope'",
    ...hint,
  ]);
});
