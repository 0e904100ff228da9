/** Language of a report. What a scenario's author wrote (sources, units, paths, names) stays as it is written. */
export type Lang = "en" | "ja";

export const langs: readonly Lang[] = ["en", "ja"];
