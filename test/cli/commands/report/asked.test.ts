import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../../../support/run-cli.ts";
import { writeShortScenario } from "../../../support/short-scenarios.ts";

let cwd: string;
const run = (...args: readonly string[]) => runCli(args, { cwd });
const reported = async (...args: readonly string[]) => {
  const { exitCode, stderr, stdout } = await run("report", ...args);
  expect([exitCode, stderr]).toEqual([0, ""]);
  return stdout;
};
const page = (folder: string) => readFileSync(join(cwd, folder, "index.html"), "utf8");
const chartsIn = (folder: string) =>
  readdirSync(join(cwd, folder, "charts"))
    .filter((name) => name.endsWith(".csv"))
    .map((name) => name.slice(0, -4));
const csv = (path: string) => readFileSync(join(cwd, path), "utf8");

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "chokepoint-asked-"));
  writeShortScenario(cwd, "ban", 20);
  writeShortScenario(cwd, "open", 20, { policy: { script: [{ date: "2025-04-01", state: "open" }] } });
  const study = ["--seed", "asked", "--runs", "48", "--workers", "1"];
  for (const args of [
    ["run", "ban.yaml", ...study, "--out", "ban"],
    ["compare", "open.yaml", "ban.yaml", ...study, "--out", "pair"],
  ])
    expect((await run(...args)).exitCode).toBe(0);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe("report", () => {
  test("in two languages writes both, neither over the other, and takes the place of one in one language and back", async () => {
    await reported("ban", "--xlsx");
    expect(readdirSync(join(cwd, "ban/report")).sort()).toEqual(["charts", "index.html", "report.xlsx"]);
    const stdout = await reported(
      "ban",
      "--lang",
      "ja,en",
      "--xlsx",
      "--title",
      "取締役会資料",
      "--title",
      "For the board",
    );
    expect(stdout.match(/^page: .*$/gm)).toEqual(["ja", "en"].map((each) => `page: ban/report/${each}/index.html`));
    expect(readdirSync(join(cwd, "ban/report")).sort()).toEqual(["en", "ja"]);
    for (const [lang, title] of [
      ["en", "For the board"],
      ["ja", "取締役会資料"],
    ]) {
      expect(readdirSync(join(cwd, "ban/report", lang)).sort()).toEqual(["charts", "index.html", "report.xlsx"]);
      const html = page(`ban/report/${lang}`);
      expect(html).toContain(`<html lang="${lang}">`);
      expect(html).toContain(`<title>${title}</title>`);
      expect(chartsIn(`ban/report/${lang}`)).toContain("cover");
    }
    // What a page says makes it again does: in its own language, under its own title.
    expect(page("ban/report/en")).toContain("report results/again --title &#39;For the board&#39;");
    await reported("ban");
    expect(readdirSync(join(cwd, "ban/report")).sort()).toEqual(["charts", "index.html"]);
  });

  test("of one material draws that alone, under the numbers that it has among all", async () => {
    await reported("ban", "--out", "all");
    await reported("ban", "--out", "one", "--only", "Tb");
    expect(chartsIn("one")).toEqual(chartsIn("all"));
    for (const chart of ["cover", "prices"]) {
      const rows = csv(`one/charts/${chart}.csv`).split("\n").slice(1, -1);
      expect(rows.length, chart).toBeGreaterThan(0);
      const all = csv(`all/charts/${chart}.csv`).split("\n").slice(1);
      expect(
        rows.filter((row) => !row.includes("terbium")),
        chart,
      ).toEqual([]);
      // A panel that speaks for both metals shows the first: alone, the other has one of its own.
      const shared = all.filter((row) => row.includes("terbium"));
      expect(rows, chart).toEqual(chart === "cover" ? expect.arrayContaining(shared) : shared);
      expect(all.filter((row) => row.includes("dysprosium")).length, chart).toBeGreaterThan(0);
    }
    expect(page("one")).toContain("The charts of the scenario show these alone: terbium.");
    expect(page("one")).toContain("report results/again --only Tb");
    expect(page("all")).not.toContain("show these alone");
  });

  test("of some sectors draws those alone; of a chart, that alone, of every study that has it", async () => {
    await reported("ban", "--out", "few", "--sectors", "large,middle", "--chart", "first-line-stop, cover");
    expect(chartsIn("few")).toEqual(["cover", "first-line-stop"]);
    const drawn = csv("few/charts/cover.csv") + csv("few/charts/first-line-stop.csv");
    expect([drawn.includes("large makers"), drawn.includes("small makers")]).toEqual([true, false]);
    // What is said of any sector is not said of some: the chart of two together has all, and six stories are left out.
    await reported("pair", "--out", "few", "--sectors", "small");
    await reported("pair", "--out", "every");
    expect(csv("few/charts/side-by-side.csv")).toBe(csv("every/charts/side-by-side.csv"));
    await reported("pair", "--out", "covers", "--chart", "cover");
    expect(chartsIn("covers")).toEqual(["ban-cover", "open-cover"]);
    await reported("pair", "--out", "covers", "--chart", "open-cover,differences", "--only", "Tb");
    expect(chartsIn("covers")).toEqual(["differences", "open-cover"]);
    expect(csv("covers/charts/differences.csv")).not.toContain("dysprosium");
  });

  test("asked for what is not there tells all of it at once, exit code 2, and leaves what was there as it was", async () => {
    await reported("ban", "--chart", "cover");
    const args = [
      "--lang",
      "en,fr,en",
      "--title",
      "x",
      "--only",
      "Tb,Xx",
      "--sectors",
      "none",
      "--chart",
      "nope,cover,cover",
    ];
    const { exitCode, stderr, stdout } = await run("report", "ban", ...args, "--xlsx");
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr.split("\n").map((line) => line.replace(/must be one of .*, got/, "must be one of …, got"))).toEqual([
      "--lang: must be one of …, got fr",
      "--lang: must name each once, got en twice",
      "--title: must be given once for each language (en, fr, en), in their order, got 1",
      "--only: must be one of …, got Xx",
      "--sectors: must be one of …, got none",
      "--chart: must be one of …, got nope",
      "--chart: must name each once, got cover twice",
      "",
    ]);
    expect(stderr).toMatch(/--chart: must be one of duration, endings, [\w, -]*\bcover, [\w, -]+, got/);
    expect(chartsIn("ban/report")).toEqual(["cover"]);
    const facts = await run(
      "report",
      "ban",
      "--facts",
      "japan-2026",
      "--as-of",
      "2026-03-31",
      "--lang",
      "ja",
      "--brief",
      "--title",
      "a b",
    );
    expect([facts.exitCode, facts.stderr]).toEqual([
      2,
      expect.stringMatching(/ --runs 10000 --out ban-[\d-]+\n.* report ban-[\d-]+ --lang ja --title 'a b' --brief\n$/),
    ]);
    for (const command of ["explore", "sensitivity"]) {
      const lang = await run(command, "ban-2026", "--seed", "x", "--lang", "fr");
      expect([lang.exitCode, lang.stderr]).toEqual([2, "--lang: must be one of en, ja, got fr\n"]);
    }
    const until = await run("report", "ban", "--until", "400w");
    expect([until.exitCode, until.stderr]).toEqual([
      2,
      expect.stringMatching(/^--until: must lie within the weeks of ban, 2w to \d+w or to [\d-]+, got 400w\n$/),
    ]);
    const gap = await run("report", "ban", "--only", "Dy,,Tb", "--lang", "en,");
    expect([gap.exitCode, gap.stderr]).toEqual([
      2,
      "--lang: must have a name before and after each comma, got en,\n--only: must have a name before and after each comma, got Dy,,Tb\n",
    ]);
    const nowhere = await run("report", "nowhere", "--lang", "fr", "--out", "new", "--title", " ");
    expect(nowhere.exitCode).toBe(2);
    expect(nowhere.stderr).toMatch(/^--lang: .*\n--title: must not be empty\nnowhere: must be a results folder/);
    expect(existsSync(join(cwd, "new"))).toBe(false);
    const foreign = await run("report", "ban", "--out", ".");
    expect([foreign.exitCode, existsSync(join(cwd, "ban.yaml"))]).toEqual([2, true]);
  });
});
