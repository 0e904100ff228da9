import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const readme = readFileSync(join(packageRoot, "README.md"), "utf8");
const blocks = [...readme.matchAll(/^ *```(\w+)\n([\s\S]*?)^ *```$/gm)].map(([, language, body]) => ({
  language,
  body: undented(body),
}));
const commands = blocks.filter(({ language }) => language === "sh").flatMap(({ body }) => body.trim().split("\n"));

describe("README", () => {
  test("names two commands that each do all the set-up", () => {
    expect(commands.slice(0, 2)).toEqual(["npm ci && npm start", "npm ci && npm test"]);
    const { scripts } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
    expect(scripts).toHaveProperty("start");
    expect(scripts).toHaveProperty("test");
  });

  // Those of docs/first-scenario.md run through npm and the shell, with all their runs.
  test("its other commands run on the scenario it shows, here with fewer runs", async () => {
    const folder = temporaryFolder();
    const [scenario] = blocks.filter(({ language }) => language === "yaml");
    writeFileSync(join(folder, "my-scenario.yaml"), scenario.body);
    for (const command of commands.slice(2)) {
      const [program, words] = command.trim().split(" -- ");
      expect(program).toBe("npm run --silent chokepoint");
      const args = [...words.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
      const fewer = args.map((word) => word.replace(/^2000$/, "100").replace(/ 8%$/, " 30%"));
      const { exitCode, stdout, stderr } = await runCli(fewer, { cwd: folder });
      expect(exitCode, stderr).toBe(0);
      expect(stdout.length, command).toBeGreaterThan(100);
    }
    expect(readdirSync(join(folder, "results/mine")).sort()).toEqual([
      "a",
      "b",
      "comparison.csv",
      "comparison.json",
      "configuration.csv",
      "report",
    ]);
  });

  test("lists the commands that there are", async () => {
    const { stdout } = await runCli(["--help"]);
    for (const command of [
      "init",
      "check",
      "plan",
      "run",
      "merge",
      "replay",
      "compare",
      "report",
      "hindcast",
      "forecast",
      "watch",
      "rules",
    ]) {
      expect(stdout).toContain(command);
      expect(readme).toContain(`| \`${command} `);
    }
  });
});

describe("npm start", () => {
  test("is the main job: 10,000 runs of each scenario as known on the same day of its course, compared and reported; here with fewer runs", async () => {
    const { scripts } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
    expect(scripts.start).toContain("compare precedent-2010-foretold ban-2026");
    expect(scripts.start).toContain("--runs 10000");
    const cwd = temporaryFolder();
    for (const step of scripts.start.split(" && ")) {
      const args = step
        .replace(/^node .*dist\/cli.js /, "")
        .replace("--runs 10000", "--runs 3000")
        .split(" ");
      const { exitCode, stderr, stdout } = await runCli(args, { cwd });
      expect(exitCode, stderr).toBe(0);
      if (args[0] === "compare") expect(stdout).toContain("Like against like: of both what was on record to day 327");
    }
    const page = readFileSync(join(cwd, "results/2010-against-2026/report/index.html"), "utf8");
    expect(page).toContain("Like against like: of both what was on record to day 327");
  });
});

function undented(body: string): string {
  const indent = /^ */.exec(body)?.[0].length ?? 0;
  return body
    .split("\n")
    .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
    .join("\n");
}
