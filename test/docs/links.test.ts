import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../support/package-root.ts";

const folders = ["docs", "configs"];
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...folders.flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
      .map((name) => join(folder, name)),
  ),
];

/** Targets of links and pictures that are no address on the web and no place on the page itself. */
function relativeLinks(page: string): readonly string[] {
  const text = readFileSync(join(packageRoot, page), "utf8").replace(/```[\s\S]*?```/g, "");
  return [...text.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)]
    .map(([, target]) => target.replace(/#.*$/, ""))
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target));
}

test.each(pages)("every link of %s leads to a file that is there", (page) => {
  const broken = relativeLinks(page).filter((target) => !existsSync(join(packageRoot, dirname(page), target)));
  expect(broken).toEqual([]);
});

test("the README has pictures and pages to link to", () => {
  expect(relativeLinks("README.md")).toEqual(expect.arrayContaining(["docs/pictures/cover.png", "docs/model.md"]));
});
