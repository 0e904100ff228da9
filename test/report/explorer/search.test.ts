import { describe, expect, test } from "vitest";
import { controlsOf } from "../../../src/report/explorer/controls.ts";
import { found } from "../../../src/report/explorer/search.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { loadScenario } from "../../../src/sim/results/shipped.ts";
import { packageRoot } from "../../support/package-root.ts";

const folders = { cwd: packageRoot, packageRoot };
const read = loadScenario("ban-2026", folders);
const controls = { en: controlsOf(read, [], "en"), ja: controlsOf(read, [], "ja") };

describe.each(langs)("the inputs of a page (%s)", (lang) => {
  test("have names that tell them apart, in words of that language", () => {
    const names = controls[lang].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    // Ids of a scenario are written together, with a capital inside.
    expect(names.filter((name) => /[a-z][A-Z]/.test(name))).toEqual([]);
    if (lang === "ja")
      expect(names.filter((name) => !/[ぁ-んァ-ヶ一-龠]/.test(name) || /[a-z]{3}/.test(name))).toEqual([]);
  });

  test("are found by all words of their name, in any order and letters, first of all that are found", () => {
    for (const { path, name } of controls[lang]) {
      const words = name.split(/[\s、・：:（）,]+/).filter((word) => word !== "");
      const asked = words.toReversed().join("　").toUpperCase();
      expect(
        found(controls[lang], asked)
          .slice(0, 4)
          .map((each) => each.path),
        asked,
      ).toContain(path);
    }
  });
});

test.each([
  ["en", "stocks makers", "makers.cover"],
  ["en", "licence", "licences.approval.processed"],
  ["en", "how long ban", "policy.durations.dispute"],
  ["en", "dysprosium quote", "materials.Dy.quotes.ask"],
  ["en", "makers.cover", "makers.cover"],
  ["ja", "在庫", "makers.cover"],
  ["ja", "許可", "licences.approval.processed"],
  ["ja", "ジスプロシウム 価格", "materials.Dy.quotes.ask"],
  ["ja", "期間　禁止", "policy.durations.dispute"],
] as const)("%s: %s finds %s", (lang, words, path) => {
  expect(found(controls[lang], words).map((each) => each.path)).toContain(path);
});

test("what no input is called finds none, and nothing asked for finds all", () => {
  expect(found(controls.en, "quantum chromodynamics")).toEqual([]);
  expect(found(controls.en, "").length).toBe(controls.en.length);
});
