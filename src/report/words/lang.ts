import { type Language, languages } from "../../model/scenario/title.ts";

/** Language of a report. What a scenario's author wrote (sources, units, paths, names) stays as it is written. */
export type Lang = Language;

export const langs: readonly Lang[] = languages;
