/*
 * What things are called: the one thing in a scenario that is for readers alone. By itself, since every layer reads it
 * and no formula does.
 */

/** Languages in which a scenario may say what things are called. */
export const languages = ["en", "ja"] as const;
export type Language = (typeof languages)[number];

/** One text for all readers, or one for each language; a reader whose language is left out is given another. */
export type Title = string | { readonly [Of in Language]?: string | undefined };

/** A title in the reader's language. */
export function titleIn(title: Title, language: Language): string {
  if (typeof title === "string") return title;
  return title[language] ?? languages.map((each) => title[each]).find((each) => each !== undefined) ?? "";
}

/** Whether there is a title that has the reader's language: a single text is for all readers. */
export function isIn(title: Title | undefined, language: Language): title is Title {
  return title !== undefined && (typeof title === "string" || title[language] !== undefined);
}

/** Whether something as written is a title by language: a whole of its own, never merged and never looked into. */
export function isByLanguage(node: unknown): node is Exclude<Title, string> {
  if (node === null || typeof node !== "object") return false;
  const keys = Object.keys(node);
  return keys.length > 0 && keys.every((key) => languages.some((each) => each === key));
}

/** A title changed in every language. */
export function retitled(title: Title, change: (text: string) => string): Title {
  if (typeof title === "string") return change(title);
  return Object.fromEntries(
    languages.flatMap((each) => {
      const text = title[each];
      return text === undefined ? [] : [[each, change(text)] as const];
    }),
  );
}
