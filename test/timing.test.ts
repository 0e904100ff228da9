import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "./support/package-root.ts";

const folder = join(packageRoot, "test");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && name !== "timing.test.ts",
);

test.each([
  [
    "sets a limit of its own to how long it takes: a slow machine is no failure",
    /^\s*\}, [\d_]{4,}\);$|timeout: \d/m,
    [],
  ],
  [
    "waits for a time rather than until something has come about",
    /from "node:timers|setTimeout\(/,
    ["cli/process.test.ts", "support/until.ts"],
  ],
  ["measures how long something takes", /performance\.now|Date\.now/, ["cli/process.test.ts"]],
])("no test %s", (_, pattern, except) => {
  const found = files.filter((name) => pattern.test(readFileSync(join(folder, name), "utf8")));
  expect(found.toSorted()).toEqual(except);
});
