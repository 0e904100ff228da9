import type { z } from "zod";
import { list, map, nameOrNone, natural, number, positive, share, text, yes } from "./fields.ts";

/* What each fact did to what a study says: part of insights.json. */

const estimate = map({ mean: number, standardError: positive });
const change = map({
  mean: number,
  /** From what it was without the fact. */
  difference: number,
  standardError: positive,
});

const ofFact = map({
  name: text,
  /** Probability, 0-1, by which the model foretells the record: by itself, and given the facts before it, where these leave enough runs. */
  probability: share,
  givenEarlier: share,
  /** Whether it is nearly impossible in the model, given the facts before it. */
  contradicts: yes,
  /** Runs of equal weight that all are worth with this fact alone, and with it and all before it. */
  worthAlone: positive,
  worthInOrder: positive,
  /** Largest shift of a mean that it brings in its place, or alone where that is not told, over the outcome's spread without facts. */
  moved: positive,
});

export const newsSchema = map({
  /** Plain runs that it is told from, where those of the study have been carried forward as particles. */
  plainRuns: natural.optional(),
  /** In the order in which they were on record. */
  facts: list(ofFact),
  outcomes: list(
    map({
      ...{ outcome: text, material: nameOrNone, sector: nameOrNone, unit: text },
      /** Without what weighs runs. */
      before: estimate,
      /** By fact: with it alone, and with it and all before it, held against those before it; null where these leave too few runs. */
      alone: list(change),
      inOrder: list(change.nullable()),
    }),
  ),
});
/** What the news moved: the headline outcomes before and after each fact that weighs runs. */
export interface News extends z.infer<typeof newsSchema> {}
