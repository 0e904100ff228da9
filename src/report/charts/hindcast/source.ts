import type { HindcastRecord } from "../../../sim/scoring/hindcast/record.ts";
import { runsText } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { hindcastWords } from "./hindcast.words.ts";

/** A hindcast as its charts tell of it: its record, the hash of all of it, and the language. */
export type Told = { readonly record: HindcastRecord; readonly hash: string; readonly lang: Lang };

/** Where a hindcast's numbers come from: episodes, seed, runs, engine, hash. All that is drawn is out of sample. */
export function hindcastSource({ record, hash, lang }: Told, episodes: readonly string[]): string {
  const { source, variants, both } = hindcastWords[lang];
  const { seed, runs, engineVersion: engine } = record;
  return source(
    { episodes: episodes.join(both), seed, runs: runsText(runs, lang), engine, hash: hash.slice(0, 8) },
    variants.outOfSample,
  );
}
