import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../support/package-root.ts";

test("the library behind beta, PERT and gamma calls no function whose bits differ between engines", () => {
  const root = join(packageRoot, "node_modules/@stdlib");
  const offenders: string[] = [];
  let files = 0;
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (!/^[^/]+\/lib\/[^/]+\.js$/.test(name)) continue;
    files++;
    const code = readFileSync(join(root, name), "utf8")
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .replace(/^\s*\/\/.*$/gm, "");
    if (/Math\.(exp|log|log2|log10|log1p|expm1|pow|sin|cos|tan|tanh|cbrt|atan)\b/.test(code)) offenders.push(name);
  }
  expect(files).toBeGreaterThan(500);
  expect(offenders).toEqual([]);
});
