import { describe, expect, test } from "vitest";
import { isByLanguage, retitled, titleIn } from "../../../src/model/scenario/title.ts";
import { configurationDifference } from "../../../src/sim/analysis/explain/configuration.ts";
import { documentOf, problemsOf, readFrom } from "../../support/scenario-files.ts";

const mine = (lines: string) => `schemaVersion: 1\nextends: ban-2026\nname: mine\n${lines}`;
const read = (lines: string) => readFrom({ "configs/mine.yaml": mine(lines) }, "configs/mine.yaml").scenario;

describe("what a scenario calls things", () => {
  test("is one text, or one by language; a language that is left out is told in another", () => {
    const { title, materials, sectors } = read(
      "title: { ja: 私の案 }\nmaterials: { Dy: { title: my metal } }\nsectors: { large: { title: { en: motors } } }\n",
    );
    expect([titleIn(title, "en"), titleIn(title, "ja")]).toEqual(["私の案", "私の案"]);
    expect(titleIn(materials.Dy.title, "ja")).toBe("my metal");
    expect(titleIn(sectors.large.title, "ja")).toBe("motors");
    expect(titleIn(materials.Tb.title, "ja")).toBe("テルビウム");
  });

  test("is replaced whole: no language of the base stays beside another's text", () => {
    expect(read("title: { en: mine }\n").title).toEqual({ en: "mine" });
    expect(read("title: mine\n").title).toBe("mine");
  });

  test.each<[string, readonly string[]]>([
    ["title: { jp: x }", ['configs/mine.yaml:4:10  title.jp: unknown key, did you mean ja?, got "jp"']],
    ["title: {}", ["configs/mine.yaml:4:8  title: must say it in one language at least, got {}"]],
    ["title: 3", ["configs/mine.yaml:4:8  title: must be text, or a map of en and ja, got 3"]],
    ['title: ""', ['configs/mine.yaml:4:8  title: must not be empty, got ""']],
    [
      'title: { en: "", ja: 4 }',
      [
        'configs/mine.yaml:4:14  title.en: must not be empty, got ""',
        "configs/mine.yaml:4:22  title.ja: must be text, got 4",
      ],
    ],
  ])("%s is told of at its place", (line, problems) => {
    expect(problemsOf(mine(`${line}\n`))).toEqual(problems);
  });

  test("is of no effect: no title, country or exporter is a difference of two scenarios", () => {
    const [a, b] = [documentOf("ban-2026"), documentOf("ban-2026")];
    (b.materials as Record<string, Record<string, unknown>>).Dy.title = "another";
    b.title = { en: "another" };
    expect(configurationDifference(a, b)).toEqual([]);
    expect(isByLanguage({ en: "a" })).toBe(true);
    expect([{}, { fr: "a" }, { en: "a", value: 1 }, "a"].map(isByLanguage)).toEqual([false, false, false, false]);
  });

  test("is changed in every language at once", () => {
    const twice = (text: string) => text + text;
    expect(retitled({ en: "a", ja: "あ" }, twice)).toEqual({ en: "aa", ja: "ああ" });
    expect(retitled({ ja: "あ" }, twice)).toEqual({ ja: "ああ" });
    expect(retitled("a", twice)).toBe("aa");
  });
});
