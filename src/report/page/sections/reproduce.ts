import { inCheckout } from "../../../sim/results/commands.ts";
import type { StudyResults } from "../../../sim/study/study.ts";
import type { Lang } from "../../words/lang.ts";
import { escaped, htmlTable, sentence } from "../html.ts";
import { pageWords } from "../page.words.ts";
import { type Made, madeOf, type PagePart } from "../parts/part.ts";

/** A command that makes results of a page again. */
export type PageCommand = {
  /** Ends the name of the folder that it makes, and tells it from those of others. */
  readonly id: string;
  /** Its name and all that it takes, but the folder; undefined where none is on record. */
  readonly words: readonly string[] | undefined;
  /** The folder, in what it makes, of the study that the page tells of; undefined where that is all. */
  readonly part?: string | undefined;
};

/** The commands that give the same numbers and the same page again, and the hashes by which to tell. */
export function reproduceSection(
  studies: readonly StudyResults[],
  parts: readonly PagePart[],
  commands: readonly PageCommand[] = [commandOf(studies)],
  lang: Lang,
  asked: readonly string[] = [],
): string {
  const { caption, heads, noCommand } = pageWords[lang].reproduce;
  const table = htmlTable({
    caption,
    heads,
    rows: madeIn(studies, parts).map((of) => [
      ...[of.name, of.seed, of.runs, of.codeVersion, of.engineVersion],
      ...[of.scenarioSha256, of.resultHash],
    ]),
    whole: [0, 1, 2, 3, 4],
  });
  const lines = commandLines(commands, lang, asked);
  const listed = lines.length === 0 ? "" : `<pre tabindex="0">${escaped(lines.join("\n"))}</pre>`;
  const isKnown = commands.every(({ words }) => words !== undefined);
  return `${listed}${isKnown ? "" : `<p>${sentence(noCommand)}</p>`}<div class="hashes">${table}</div>`;
}

/** Every study and record behind a page, each once. */
export function madeIn(studies: readonly StudyResults[], parts: readonly PagePart[]): readonly Made[] {
  const made = [...studies.map(({ manifest }) => madeOf(manifest)), ...parts.flatMap((part) => part.made)];
  return made.filter((of, k) => made.findIndex((other) => isSame(other, of)) === k);
}

/** As a shell takes them; the last makes the page, and is left out where not all results can be made for it. */
export function commandLines(
  commands: readonly PageCommand[],
  lang: Lang,
  asked: readonly string[] = [],
): readonly string[] {
  const made = commands.map(({ words, id, part }, k) => {
    const out = k === 0 ? "results/again" : `results/again-${id}`;
    return { words, out, read: part === undefined ? out : `${out}/${part}` };
  });
  const known = made.flatMap(({ words, out }) => (words === undefined ? [] : [inCheckout([...words, "--out", out])]));
  if (known.length < made.length) return known;
  const [main, ...more] = made;
  const taken = more.flatMap(({ read }) => ["--with", read]);
  return [...known, inCheckout(["report", main.read, ...taken, ...(lang === "en" ? [] : ["--lang", lang]), ...asked])];
}

/** The command that made studies, as all of them have it. */
export function commandOf(studies: readonly StudyResults[]): PageCommand {
  const [first, ...others] = studies.map(({ manifest }) => manifest);
  const isShared = others.every(({ command }) => command?.join("\n") === first?.command?.join("\n"));
  return {
    ...{ id: "", words: isShared ? first?.command : undefined },
    part: others.length === 0 ? first?.part : undefined,
  };
}

/** A study that several folders hold is listed once. */
function isSame(one: Made, other: Made): boolean {
  return one.name === other.name && one.resultHash === other.resultHash;
}
