import type { Study } from "../../../sim/study/study.ts";
import { runsText } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { wrapped } from "../../words/lines.ts";
import { factsOf } from "../../words/study.ts";
import { rulesWords } from "./rules.words.ts";

/** A release rule by the name that a reader is told, the scenario's own name, and the study under it. */
export type NamedRule = { readonly name: string; readonly scenario: string; readonly study: Study };

/** The scenario, its seed and runs; then the hash of each rule's result. */
export function ruleSources(rules: readonly NamedRule[], lang: Lang): readonly string[] {
  const words = rulesWords[lang];
  const [{ study, scenario: name }] = rules;
  const { seed, runs } = study.manifest;
  const { title } = factsOf(study.manifest, lang);
  const results = words.results(
    rules.map(({ name: rule, study: { manifest } }) => `${rule}\u00a0${manifest.resultHash.slice(0, 8)}`),
  );
  const source = words.source({ title, name, seed, runs: runsText(runs, lang) });
  return [source, ...(lang === "en" ? wrapped(results, 130) : [results])];
}
