import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../support/package-root.ts";

const pages = ["docs/architecture.md", "CONTRIBUTING.md"].map((name) => ({
  name,
  text: readFileSync(join(packageRoot, name), "utf8"),
}));

test.each(pages)("every path that $name names is there", ({ text }) => {
  const paths = [...text.matchAll(/`((?:src|test|docs|configs|bench)\/[\w./-]+)`/g)].map(([, path]) => path);
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path) => !path.includes("NAME") && !existsSync(join(packageRoot, path)))).toEqual([]);
});

test("docs/architecture.md tells of every room", () => {
  const [{ text }] = pages;
  const rooms = ["model", "sim", "report", "cli"].flatMap((layer) =>
    readdirSync(join(packageRoot, "src", layer), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `src/${layer}/${name}`),
  );
  expect(rooms.length).toBeGreaterThan(15);
  expect(rooms.filter((room) => !text.includes(`\`${room}\``))).toEqual([]);
});

test("docs/decisions/README.md lists every decision", () => {
  const folder = join(packageRoot, "docs/decisions");
  const index = readFileSync(join(folder, "README.md"), "utf8");
  const decisions = readdirSync(folder).filter((name) => name !== "README.md");
  expect(decisions.filter((name) => !index.includes(`(${name})`))).toEqual([]);
  for (const name of decisions) expect(readFileSync(join(folder, name), "utf8"), name).toMatch(/\n\d{4}-\d\d-\d\d\n/);
});
