import { inputTextsEn, patternTextsEn } from "../words/inputs.en.ts";
import { inputTextsJa, patternTextsJa } from "../words/inputs.ja.ts";
import type { Lang } from "../words/lang.ts";

/** An input in plain words: what a reader would call it, and what it is. */
export type InputText = { readonly name: string; readonly what: string };

/** Inputs that stand once in a scenario, by path. */
export type InputTexts = Readonly<Record<string, InputText>>;

/** Inputs that stand once a state, sector, form, project or material, by what they are; given that one's title. */
export type PatternTexts = Readonly<
  Record<
    | ("lasts" | "next" | "blocked" | "withheld" | "durations")
    | ("makerCover" | "firms" | "demandWeight" | "useShare" | "slip" | "yields")
    | ("favour" | "approval" | "demandShare" | "quote" | "volatility" | "release"),
    (title: string) => InputText
  >
>;

export const inputTexts: Readonly<Record<Lang, InputTexts>> = { en: inputTextsEn, ja: inputTextsJa };
export const patternTexts: Readonly<Record<Lang, PatternTexts>> = { en: patternTextsEn, ja: patternTextsJa };
