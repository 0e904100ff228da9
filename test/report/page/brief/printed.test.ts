import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findBrowser, printPage } from "../../../../src/report/files/print-page.ts";
import { briefOf } from "../../../../src/report/page/brief/brief-of.ts";
import { briefPage } from "../../../../src/report/page/brief/html.ts";
import { langs } from "../../../../src/report/words/lang.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { type Made, madePair, madeRules, madeStudy } from "./opened.ts";

/** A word on paper: its page, and where it stands [pt]. */
type Word = { readonly [of in "page" | "left" | "top" | "right" | "bottom"]: number } & { readonly text: string };

/** Longest names that a scenario may sensibly have, and as many of all as a page has to bear. */
const called = (name: string) =>
  `${name} and all that goes by that name in the trade, in every form of it`.slice(0, 70);

const shapes: readonly (readonly [string, (lang: "en" | "ja") => Made | Promise<Made>])[] = [
  ["a study", (lang) => madeStudy({ runs: 120, weeks: 156 }, lang)],
  ["a comparison", (lang) => madePair({ runs: 60, weeks: 80 }, lang)],
  ["release rules", (lang) => madeRules({ runs: 30, weeks: 60 }, lang)],
  [
    "a study of one sector, of which little is known",
    (lang) => withoutScore(madeStudy({ runs: 20, weeks: 12, sectors: ["traction"], materials: ["Dy"] }, lang)),
  ],
  [
    "a study of long names, of thirty sectors and five metals",
    (lang) => madeStudy({ runs: 20, weeks: 60, called, sectors: keys("s", 30), materials: keys("m", 5) }, lang),
  ],
];

test.for(langs.flatMap((lang) => shapes.map(([name, made]) => [name, lang, made] as const)))(
  "%s (%s) prints on two pages of A4, full and without overflow",
  async ([, lang, made], context) => {
    const browser = findBrowser(undefined);
    if (browser === undefined || browser === null) {
      process.stderr.write("skipped: no browser was found, so no brief was printed\n");
      return context.skip("no browser");
    }
    const { main, content } = await made(lang);
    const { brief, pictures } = await briefOf(main, [], content, []);
    const folder = temporaryFolder();
    const [page, pdf] = [join(folder, "brief.html"), join(folder, "brief.pdf")];
    writeFileSync(page, await briefPage(brief, pictures));
    expect(
      await printPage(browser, { page, pdf, scratch: `${pdf}.scratch` }, new AbortController().signal),
    ).toBeUndefined();
    const info = spawnSync("pdfinfo", [pdf], { encoding: "utf8" });
    if (info.error !== undefined) {
      process.stderr.write("not checked: no pdfinfo, so the pages of a brief were not counted\n");
      return;
    }
    expect(info.stdout).toMatch(/^Pages: +2$/m);
    expect(info.stdout).toMatch(/^Page size: +59\d(\.\d+)? x 84\d(\.\d+)? pts \(A4\)$/m);
    const words = wordsOf(pdf);
    for (const number of [1, 2]) {
      const on = words.filter(({ page }) => page === number);
      // The foot of each page is there, nothing lies over it or beside the page, and what is above it reaches far down.
      const foot = on.filter(({ text }) => text === `${number}`).at(-1) as Word;
      const [left, right] = [Math.min(...on.map((word) => word.left)), Math.max(...on.map((word) => word.right))];
      expect(left, "left").toBeGreaterThan(36);
      expect(right, "right").toBeLessThan(595 - 36);
      expect(Math.max(...on.map(({ bottom }) => bottom)), "bottom").toBeLessThan(842 - 28);
      const above = on.filter(({ bottom }) => bottom < foot.top);
      expect(Math.max(...above.map(({ bottom }) => bottom)), "reaches").toBeGreaterThan(0.75 * 842);
      expect(overlapping(on), "words over each other").toEqual([]);
    }
  },
);

function withoutScore({ main, content }: Made): Made {
  return { main, content: { ...content, score: undefined, record: undefined } };
}

function keys(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, k) => `${letter}${k}`);
}

/** Every word of a PDF and where it stands, as Poppler finds them. */
function wordsOf(pdf: string): readonly Word[] {
  const { stdout } = spawnSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1e8 });
  return stdout
    .split("<page ")
    .slice(1)
    .flatMap((text, page) =>
      [...text.matchAll(/xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)].map(
        ([, left, top, right, bottom, word]) => ({
          ...{ page: page + 1, left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom) },
          text: word,
        }),
      ),
    );
}

/** Pairs of words that stand over each other by more than half of the lower one. */
function overlapping(words: readonly Word[]): readonly string[] {
  return words.flatMap((one, k) =>
    words.slice(k + 1).flatMap((other) => {
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const least = Math.min(one.bottom - one.top, other.bottom - other.top);
      // Brackets and stops of one line stand closer than their own width (Japanese typesetting).
      const isClose = width < (one.bottom - one.top) / 2;
      return width > 1 && height > least / 2 && !isClose ? [`${one.text} ${other.text} (page ${one.page})`] : [];
    }),
  );
}
