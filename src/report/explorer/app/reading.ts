import type { explorerWords } from "../../words/explorer.ts";
import type { Given } from "../given.ts";
import type { DifferenceTold } from "./figures.ts";

/** What a chart says of one of its lines at a place. */
export type ReadingLine = {
  readonly of: "moved" | "written" | "run" | "beside" | "difference";
  readonly label: string;
  readonly text: string;
  /** Where the line stands there, from the top or, where places lie one under another, from the left [px]; absent where nothing is marked. */
  readonly at?: number | undefined;
};

/** What a chart says at one place, such as a week. */
export type Reading = { readonly place: string; readonly lines: readonly ReadingLine[] };

type Words = (typeof explorerWords)[Given["lang"]];

/** A difference as the last line of what a chart says at a place; none where nothing is compared. */
export function differenceLine(difference: DifferenceTold | null, words: Words): readonly ReadingLine[] {
  if (difference === null) return [];
  return [{ of: "difference", label: words.difference, text: differenceText(difference, words) }];
}

/** A difference, and that it is within error where it is. */
export function differenceText({ text, isBeyond }: DifferenceTold, words: Words): string {
  return isBeyond ? text : words.withinError(text);
}
