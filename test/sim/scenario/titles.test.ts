import { describe, expect, test } from "vitest";
import { isByLanguage, retitled, titleIn } from "../../../src/model/scenario/title.ts";
import { factsOf } from "../../../src/report/words/study.ts";
import { configurationDifference } from "../../../src/sim/analysis/explain/configuration.ts";
import { sha256OfDocument } from "../../../src/sim/scenario/canonical.ts";
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

  test("has a short one for headlines, 32 columns wide at most, where an East Asian letter takes two", () => {
    const short = (text: string) => problemsOf(mine(`title: mine\nshortTitle: ${text}\n`));
    expect(short("a".repeat(32))).toEqual([]);
    expect(short("禁".repeat(16))).toEqual([]);
    expect(short(`{ en: mine, ja: ${"禁".repeat(17)} }`)).toEqual([
      expect.stringMatching(
        /^configs\/mine.yaml:5:29 {2}shortTitle.ja: must be at most 32 columns wide, .*, is 34 wide, got /,
      ),
    ]);
    expect(short("a".repeat(33))).toEqual([expect.stringContaining("shortTitle: must be at most 32 characters")]);
  });

  test("loses the short title of its base with its title: that was short for another", () => {
    expect(read("summary: x\n").shortTitle).toEqual({ en: "2026: the ban", ja: "2026年：対日禁輸" });
    expect(read("title: mine\n").shortTitle).toBeUndefined();
    expect(read("title: mine\nshortTitle: m\n").shortTitle).toBe("m");
  });

  test("in short is no part of what a scenario's hash is of, and elsewhere the word is a name as any", () => {
    const document = documentOf("ban-2026");
    const { shortTitle: _, ...bare } = document;
    expect(sha256OfDocument([document])).toBe(sha256OfDocument([bare]));
    expect(sha256OfDocument({ materials: { shortTitle: 1 } })).not.toBe(sha256OfDocument({ materials: {} }));
    expect(configurationDifference(document, bare)).toEqual([]);
  });

  test("in short stands in headlines where it is said in the reader's language", () => {
    const of = (lines: string) =>
      factsOf({ scenario: readFrom({ "configs/mine.yaml": mine(lines) }, "configs/mine.yaml").document }, "ja").short;
    expect(of("summary: x\n")).toBe("2026年：対日禁輸");
    expect(of("title: { en: mine, ja: 私の案 }\nshortTitle: { en: m }\n")).toBe("私の案");
    expect(of("title: 私の案\n")).toBe("私の案");
  });

  test("is changed in every language at once", () => {
    const twice = (text: string) => text + text;
    expect(retitled({ en: "a", ja: "あ" }, twice)).toEqual({ en: "aa", ja: "ああ" });
    expect(retitled({ ja: "あ" }, twice)).toEqual({ ja: "ああ" });
    expect(retitled("a", twice)).toBe("aa");
  });
});
