import type { Manifest, PairedDifference, StudyResults } from "../../sim/study/study.ts";
import type { Chart } from "../charts/kit/chart.ts";
import type { Shown } from "../charts/narrowed.ts";
import type { ValidationRecord, ValidationScore } from "../tables/validation-score.ts";
import type { Lang } from "../words/lang.ts";
import type { PagePart } from "./parts/part.ts";
import type { ScenarioInputs } from "./sections/inputs.ts";
import type { PageCommand } from "./sections/reproduce.ts";

/** All that a page is made of. */
export type PageContent = {
  /** The studies' own titles when left out. */
  readonly title?: string;
  /** English when left out; the charts are to be in the same. */
  readonly lang?: Lang;
  /** Day on which it is made [ISO date], by which it says how old its scenarios are; left out, it does not. */
  readonly today?: string | undefined;
  readonly studies: readonly StudyResults[];
  readonly charts: readonly Chart[];
  readonly differences?: readonly PairedDifference[] | undefined;
  /** Materials and sectors that the charts of its studies show; all when left out. */
  readonly shown?: Shown | undefined;
  /** What was asked for beyond its results and its language, as a shell's words. */
  readonly asked?: readonly string[] | undefined;
  readonly inputs: readonly ScenarioInputs[];
  /** How the model did against the past; left out where it is not at hand. */
  readonly score?: ValidationScore | undefined;
  /** What is known of the model from the past; without it the page says nothing of that. */
  readonly record?: ValidationRecord | undefined;
  /** What other results folders add, a section each. */
  readonly parts?: readonly PagePart[] | undefined;
  /** Whether the first part is what the page is made of. */
  readonly isOfPart?: boolean | undefined;
  /** The commands that make its results, those of the page itself first; as its studies have it when left out. */
  readonly commands?: readonly PageCommand[] | undefined;
};

/** Every study that a page tells of, in its own charts or in a part. */
export function manifestsOf({ studies, parts = [] }: Pick<PageContent, "studies" | "parts">): readonly Manifest[] {
  return [...studies.map(({ manifest }) => manifest), ...parts.flatMap(({ manifests }) => manifests)];
}
