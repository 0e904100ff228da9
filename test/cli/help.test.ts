import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { clonedPackage } from "../support/cloned-package.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const checkout = "npm run --silent chokepoint -- ";
const { stdout: rootHelp } = await runCli(["--help"]);
const [, listed] = /\nCommands:\n([\s\S]*?)\n\n/.exec(rootHelp) ?? [];
const commands = [...listed.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name).filter((name) => name !== "help");
const examplesIn = (help: string) => [...help.matchAll(/^ {2}\$ (.*)$/gm)].map(([, line]) => line);

/** The words of a line of shell that has no more in it than words and quotes. */
const wordsOf = (line: string) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);

test("the help lists every command", () => {
  expect(commands).toEqual(expect.arrayContaining(["init", "check", "run", "compare", "report", "rules"]));
});

describe.each(["", ...commands])("the help of %j", (command) => {
  const words = command === "" ? [] : [command];

  test("says how the command is called in a checkout, in usage and examples", async () => {
    const { stdout, exitCode } = await runCli([...words, "--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Usage: ${checkout}${command}`);
    expect(examplesIn(stdout).length).toBeGreaterThan(0);
    for (const line of examplesIn(stdout)) expect(line.startsWith(checkout), line).toBe(true);
  });

  test("has examples whose flags are those that there are", async () => {
    const interrupted = new AbortController();
    interrupted.abort(new Error("interrupted"));
    const cwd = temporaryFolder();
    for (const line of examplesIn((await runCli([...words, "--help"])).stdout)) {
      const args = wordsOf(line.slice(checkout.length));
      const { stderr } = await runCli(args, { cwd, signal: interrupted.signal, answers: [] });
      expect(stderr, line).not.toMatch(/^error: |^--/m);
    }
  });
});

test("an example runs as it stands in a checkout", async () => {
  const [line] = examplesIn((await runCli(["check", "--help"])).stdout);
  const printed = execFileSync("sh", ["-c", line], { cwd: clonedPackage(), encoding: "utf8" });
  expect(printed).toContain("policy.knownUntil");
});
