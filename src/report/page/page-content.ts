import type { Manifest, PairedDifference, StudyResults } from "../../sim/results.ts";
import type { Chart } from "../charts/chart.ts";
import type { Lang } from "../lang.ts";
import type { ValidationScore } from "../validation/validation-score.ts";
import type { ScenarioInputs } from "./inputs-section.ts";
import type { PagePart } from "./parts/page-part.ts";
import type { Beside } from "./reproduce-section.ts";
import type { ScenarioWords } from "./scenario-words.ts";

/** All that a page is made of. */
export type PageContent = {
  /** The studies' own titles when left out. */
  readonly title?: string;
  /** English when left out; the charts are to be in the same. */
  readonly lang?: Lang;
  readonly studies: readonly StudyResults[];
  readonly charts: readonly Chart[];
  readonly differences?: readonly PairedDifference[] | undefined;
  readonly inputs: readonly ScenarioInputs[];
  /** What else made the page; left out where there is nothing. */
  readonly beside?: Beside | undefined;
  /** How the model did against the past; left out where it is not at hand. */
  readonly score?: ValidationScore | undefined;
  /** What other results folders add, a section each. */
  readonly parts?: readonly PagePart[] | undefined;
  /** Whether the first part is what the page is made of: its command makes the studies too. */
  readonly isOfPart?: boolean | undefined;
  /** What its commands take for scenarios whose name will not do. */
  readonly given?: ScenarioWords | undefined;
};

/** Every study that a page tells of, in its own charts or in a part. */
export function manifestsOf({ studies, parts = [] }: Pick<PageContent, "studies" | "parts">): readonly Manifest[] {
  return [...studies.map(({ manifest }) => manifest), ...parts.flatMap(({ manifests }) => manifests)];
}
