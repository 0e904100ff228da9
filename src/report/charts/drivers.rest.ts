import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { VarianceSplit } from "../../sim/study/insights.ts";
import type { IgnoranceShare, StudyResults } from "../../sim/study/study.ts";
import type { InputText } from "../words/inputs.en.ts";
import { inputOrLane } from "../words/inputs.ts";
import type { Lang } from "../words/lang.ts";
import { driversWords } from "./drivers.words.ts";

/** Pairs of inputs named, and standard errors beyond which they are: of fifteen that are tried, one in ten studies has one by chance. */
const [shownPairs, beyondErrors] = [2, 3];

type Share = { readonly share: number; readonly standardError: number };

/** A part of the variance that no one input has by itself. */
export type Rest = Share & { readonly text: InputText };

/**
 * What of an outcome's variance the inputs shown do not explain by themselves: the other inputs, pairs by name, inputs
 * together, luck. One sum of the last two where no pairs of runs tell them apart.
 */
export function restOf(
  id: string,
  shown: readonly Share[],
  split: VarianceSplit,
  { manifest, spread = [] }: Pick<StudyResults, "manifest" | "spread">,
  lang: Lang,
): readonly Rest[] {
  const words = driversWords[lang];
  const own = <T extends Pick<IgnoranceShare, "outcome" | "material" | "sector">>(all: readonly T[] = []) =>
    all.filter((each) => outcomeId(each) === id);
  const [remainder] = own(split.byGrade).filter(({ grade }) => grade === "remainder");
  if (remainder === undefined) return [];
  const named = own(split.pairs)
    .filter(({ share, standardError }) => share > beyondErrors * standardError)
    .sort((a, b) => b.share - a.share)
    .slice(0, shownPairs);
  const pairs = named.map(({ a, b, share, standardError }) => ({
    text: { name: inputOrLane(a, manifest, lang).name, what: words.with(inputOrLane(b, manifest, lang).name) },
    ...{ share, standardError },
  }));
  const [ignorance] = own(spread);
  const natures = own(split.byNature);
  const [facts, luck] = (["facts", "luck"] as const).map((draws) => natures.find((each) => each.draws === draws));
  const pairsOf = (draws: "facts" | "luck") => named.filter((each) => each.draws === draws);
  if (ignorance === undefined || facts === undefined || luck === undefined)
    return [...pairs, { text: { name: words.rest, what: words.restIs }, ...less(remainder, named) }];
  const whole = { share: 1, standardError: 0 };
  return [
    {
      text: { name: words.restOfInputs, what: words.restOfInputsIs },
      ...less(less(whole, [remainder]), shown),
    },
    ...pairs,
    { text: { name: words.together, what: words.togetherIs }, ...less(ignorance, [facts, ...pairsOf("facts")]) },
    { text: { name: words.luck, what: words.luckIs }, ...less(whole, [ignorance, luck, ...pairsOf("luck")]) },
  ];
}

/** Errors are taken as independent. */
function less(from: Share, parts: readonly Share[]): Share {
  return {
    share: parts.reduce((left, { share }) => left - share, from.share),
    standardError: Math.hypot(from.standardError, ...parts.map(({ standardError }) => standardError)),
  };
}
