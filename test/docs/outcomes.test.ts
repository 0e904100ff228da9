import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../support/package-root.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync(join(packageRoot, "docs/outcomes.md"), "utf8");
const blockIn = (language: string) =>
  new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "m").exec(page)?.[1] as string;

test("every command of docs/outcomes.md runs, and the outcomes of its scenario are told in both languages", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "my-outcomes.yaml"), blockIn("yaml"));
  for (const line of blockIn("sh").trim().split("\n")) {
    const [, command] = /^npm run --silent chokepoint -- (.*)$/.exec(line) ?? [];
    const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
    const { exitCode, stderr } = await runCli(args, { cwd });
    expect([exitCode, exitCode === 0 ? "" : stderr]).toEqual([0, ""]);
  }
  const { outcomes } = JSON.parse(readFileSync(join(cwd, "results/my-outcomes/summary.json"), "utf8"));
  const units = Object.fromEntries(
    outcomes.slice(-5).map((of: { outcome: string; unit: string }) => [of.outcome, of.unit]),
  );
  expect(units).toEqual({
    ...{ paidLate: "USD/kg", dear: "million USD", shortFrom: "weeks" },
    ...{ costPerTonne: "USD/kg", longAndDear: "share" },
  });
  for (const lang of ["en", "ja"] as const) {
    const { exitCode, stderr } = await runCli(["report", "results/my-outcomes", "--lang", lang], { cwd });
    expect([exitCode, stderr]).toEqual([0, ""]);
    const words = { en: "price paid in the second half", ja: "1年目後半の支払価格" };
    expect(readFileSync(join(cwd, "results/my-outcomes/report/index.html"), "utf8")).toContain(words[lang]);
  }
});
