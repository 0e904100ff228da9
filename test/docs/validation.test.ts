import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hindcastCharts } from "../../src/report/charts/hindcast/index.ts";
import { scoreSection } from "../../src/report/page/sections/trust.ts";
import { scoredBeforeSchema } from "../../src/report/tables/beside.ts";
import { blocksOf, fillBlocks, pictureName, validationBlocks } from "../../src/report/tables/validation.ts";
import { validationScoreSchema } from "../../src/report/tables/validation-score.ts";
import { featureTitleIn } from "../../src/report/words/features.ts";
import { episodeTitle } from "../../src/report/words/titles.ts";
import { loadTargets } from "../../src/sim/results/shipped.ts";
import { runForecast } from "../../src/sim/scoring/forecast/run.ts";
import { scoredMechanisms } from "../../src/sim/scoring/hindcast/jobs.ts";
import { runHindcast } from "../../src/sim/scoring/hindcast/run.ts";
import { episodeNames, evidence, laterEpisodes, shippedEpisode } from "../support/evidence.ts";
import { packageRoot } from "../support/package-root.ts";
import { readFrom } from "../support/scenario-files.ts";
import { tinyFiles } from "../support/tiny-episode.ts";

const page = readFileSync(join(packageRoot, "docs/validation.md"), "utf8");

describe("the blocks of docs/validation.md have the form that a fresh run gives them", async () => {
  const options = { seed: "small", runs: 100, workers: 1 };
  const episodes = [...episodeNames, ...laterEpisodes].map((name) => shippedEpisode(name));
  const targets = loadTargets({ packageRoot });
  const hindcast = await runHindcast(episodes, evidence, tinyFiles(), {
    ...{ ...options, targets },
    ablate: scoredMechanisms,
  });
  const charts = hindcastCharts(hindcast);
  const forecast = await runForecast(readFrom({}, "configs/ban-2026.yaml"), "2027-01-31", options);
  const before = scoredBeforeSchema.parse(
    JSON.parse(readFileSync(join(packageRoot, "docs/validation-before.json"), "utf8")),
  );
  const fresh = validationBlocks(hindcast, charts, forecast, before);

  test("the same blocks", () => {
    expect(
      blocksOf(page)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.keys(fresh).toSorted());
  });

  // The forecast was written once, by the engine of that day; its hash is held below.
  test.each(
    blocksOf(page)
      .filter(({ name }) => name !== "forecast")
      .map(({ name, body }) => [name, body]),
  )("%s: the same tables, heads, lines and pictures, whatever the figures", (name, body) =>
    expect(structureOf(body)).toEqual(structureOf(fresh[name])),
  );

  test("every picture is there", () => {
    for (const { id } of charts) expect(existsSync(join(packageRoot, "docs/pictures", pictureName(id))), id).toBe(true);
  });
});

describe("filling blocks", () => {
  const text = "before\n<!-- begin: a -->\nold\n<!-- end: a -->\nbetween\n<!-- begin: b -->\n<!-- end: b -->\nafter\n";

  test("replaces what stands between the marks and nothing else; twice is once", () => {
    const filled = fillBlocks(text, { a: "new $& $1", b: "| x |\n" });
    expect(filled).toBe(
      "before\n<!-- begin: a -->\nnew $& $1\n<!-- end: a -->\nbetween\n<!-- begin: b -->\n| x |\n<!-- end: b -->\nafter\n",
    );
    expect(fillBlocks(filled, { a: "new $& $1", b: "| x |\n" })).toBe(filled);
  });

  test("refuses a block without content, content without a block, and a mark without its fellow", () => {
    expect(() => fillBlocks(text, { a: "" })).toThrow("block b: has no content");
    expect(() => fillBlocks(text, { a: "", b: "", c: "" })).toThrow("block c: must stand in the page");
    expect(() => blocksOf(text.replace("<!-- end: b -->", ""))).toThrow("3 marks make 1 blocks");
  });
});

/** Pictures and tables without figures: each head whole, of each line its first cell and how many there are, sorted. */
function structureOf(body: string): readonly string[] {
  const lines = body.split("\n").filter((line) => /^[|!*]/.test(line));
  return lines
    .flatMap((line, k) => {
      if (isRule(line)) return [];
      if (!line.startsWith("|") || isRule(lines[k + 1] ?? "")) return [line.replace(/\[.*\]/, "")];
      const cells = line.split(" | ");
      return [`${cells[0]} and ${cells.length - 1} more`];
    })
    .toSorted();
}

function isRule(line: string): boolean {
  return /^\|( -+:? \|)+$/.test(line);
}

test("the forecast file is the one whose SHA-256 the page states", () => {
  const bytes = readFileSync(join(packageRoot, "docs/forecasts/2026-01-31.json"));
  expect(page).toContain(createHash("sha256").update(bytes).digest("hex"));
});

describe("the score in the README is that of docs/validation.md", () => {
  const readme = readFileSync(join(packageRoot, "README.md"), "utf8");
  const cells = (text: string, head: string) => {
    const line = text.split("\n").find((each) => each.startsWith(`| ${head}`));
    return (line ?? "").split("|").map((cell) => cell.trim());
  };

  test("coverage of the 80 % interval and skill from six months on, out of sample and in sample", () => {
    const [, , , coverageOut, coverageIn] = cells(page, "pooled, 80 % interval");
    const [, , , skillOut, skillIn] = cells(page, "pooled, random walk, 6 months on");
    expect(cells(readme, "points in the 80 % interval").slice(2, 4)).toEqual([`${coverageOut}: met`, coverageIn]);
    expect(cells(readme, "skill against a random walk").slice(2, 4)).toEqual([`${skillOut}: missed`, skillIn]);
  });

  test.each(["2010", "2025"])("the named features of %s that pass", (episode) => {
    const rows = page
      .split(`<!-- begin: features-${episode} -->`)[1]
      .split("<!-- end")[0]
      .split("\n")
      .filter((line) => /pass|FAIL/.test(line) && line.startsWith("|"))
      .map((line) => line.split("|").map((cell) => cell.trim()));
    const passing = (column: number) => rows.filter((cell) => cell[column].startsWith("pass")).length;
    expect(cells(readme, `named features of ${episode}`).slice(2, 4)).toEqual([
      `${passing(6)} of ${rows.length}`,
      `${passing(7)} of ${rows.length}`,
    ]);
  });
});

describe("docs/validation-score.json, which reports show, is the score of docs/validation.md", () => {
  const score = validationScoreSchema.parse(
    JSON.parse(readFileSync(join(packageRoot, "docs/validation-score.json"), "utf8")),
  );
  const html = scoreSection(score, ["1"], "en");

  test("coverage, skill and features of every variant, seed, runs and engine", () => {
    const row = (head: string) =>
      (page.split("\n").find((line) => line.startsWith(`| ${head}`)) ?? "")
        .split("|")
        .slice(3, 6)
        .map((cell) => cell.trim());
    const figures = [...html.matchAll(/<td class="figure"[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell);
    const verdicts = [": met", ": met", ": met"];
    expect(figures.slice(0, 6)).toEqual([
      ...row("pooled, 80 % interval").map((cell, k) => `${cell}${verdicts[k]}`),
      ...row("pooled, random walk, 6 months on"),
    ]);
    for (const [k, episode] of ["2010", "2025"].entries()) {
      const rows = page
        .split(`<!-- begin: features-${episode} -->`)[1]
        .split("<!-- end")[0]
        .split("\n")
        .filter((line) => /pass|FAIL/.test(line) && line.startsWith("|"))
        .map((line) => line.split("|").map((cell) => cell.trim()));
      const passing = [6, 7, 8].map((column) => rows.filter((cell) => cell[column].startsWith("pass")).length);
      const failing = (column: number) => rows.filter((cell) => cell[column].includes("FAIL")).map((cell) => cell[1]);
      for (const [v, column] of [6, 7, 8].entries())
        expect(score.variants[v].features[k].failed.map((name) => featureTitleIn(name, "en"))).toEqual(failing(column));
      expect(figures.slice(6 + 3 * k, 9 + 3 * k)).toEqual(passing.map((count) => `${count} of ${rows.length}`));
    }
    expect(page).toContain(
      `Seed \`${score.seed}\`, ${score.runs.toLocaleString("en")} runs an episode and variant, engine ${score.engineVersion}.`,
    );
  });

  test("what failed in both samples is named apart from what failed out of sample only", () => {
    const items = [...html.matchAll(/<li>([^<]*)<\/li>/g)].map(([, item]) => item);
    const [out, within] = score.variants.map(({ features }) => features);
    const failedIn = (isInBoth: boolean) =>
      out.flatMap(({ episode, failed }, k) => {
        const names = failed.filter((name) => within[k].failed.includes(name) === isInBoth);
        return names.length === 0
          ? []
          : [`of ${episodeTitle(episode, "en")} ${names.map((name) => featureTitleIn(name, "en")).join("; ")}`];
      });
    expect(items[0]).toBe(`Failed out of sample and in sample: ${failedIn(true).join("; ")}.`);
    expect(items[1]).toBe(`Failed out of sample only: ${failedIn(false).join("; ")}.`);
    expect(failedIn(true).join()).toContain("arrivals from China, December 2010");
  });

  test("a study of another engine is told that the score may not hold for it", () => {
    expect(html).toContain(`computed by engine 1, the score by engine ${score.engineVersion}`);
  });
});
