import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { blocksOf } from "../../src/report/tables/validation.ts";
import { commandsOf } from "../../src/report/words/commands.ts";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync(join(packageRoot, "docs/comparing.md"), "utf8");
const commands = commandsOf(page);

describe("docs/comparing.md", () => {
  test("every block stands below the command that prints it", () => {
    expect(commands.map(({ name }) => name)).toEqual(blocksOf(page).map(({ name }) => name));
    expect(commands.length).toBe(4);
    expect(page.match(/^```sh$/gm)).toHaveLength(commands.length);
  });

  test.each(commands.map(({ name, args }) => [name, args] as const))(
    "%s: the command runs as it stands, here with fewer runs, and prints the rows that the page shows",
    async (name, args) => {
      // Of the hundreds of runs of an explanation each is one of every hybrid scenario.
      const few = args.includes("--explain") ? "10" : "40";
      const fewerRuns: Readonly<Record<string, string>> = { "--runs": few, "--explain-runs": few };
      const fewer = args.map((word, k) => fewerRuns[args[k - 1]] ?? word);
      const { stdout, stderr, exitCode } = await runCli(fewer, { cwd: temporaryFolder() });
      expect(exitCode, stderr).toBe(0);
      const shown = blocksOf(page).find((block) => block.name === name)?.body ?? "";
      expect(rowsOf(shown)).toEqual(rowsOf(stdout));
    },
  );

  test("the sections that it links to are there", () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title.toLowerCase().replaceAll(" ", "-"));
    expect([...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)).toEqual(headings);
  });
});

/** First cells of the rows of its tables, sorted: the order of bars and all figures depend on the number of runs. */
function rowsOf(text: string): readonly string[] {
  return text
    .split("\n")
    .filter((line) => /\S {2,}\S/.test(line))
    .map((line) => line.trim().split(/ {2,}/)[0])
    .toSorted();
}
