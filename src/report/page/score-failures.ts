import type { ValidationScore } from "../tables/validation-score.ts";
import { featureTitleIn } from "../words/features.ts";
import type { Lang } from "../words/lang.ts";
import { sentence } from "./html.ts";
import { scoreWords } from "./sections/trust.words.ts";

type Failures = ValidationScore["variants"][number]["features"];

/** The named features that failed: in both samples, out of sample only, in sample only; nothing for a kind without any. */
export function failures(variants: ValidationScore["variants"], lang: Lang): string {
  const of = (variant: string): Failures => variants.find((each) => each.variant === variant)?.features ?? [];
  const [out, within] = [of("outOfSample"), of("inSample")];
  const words = scoreWords[lang].failed;
  const kinds = [
    { text: words.both, failed: narrowed(out, within, true) },
    { text: words.outOfSample, failed: narrowed(out, within, false) },
    { text: words.inSample, failed: narrowed(within, out, false) },
  ];
  const items = kinds.flatMap(({ text, failed }) => {
    const named = failed
      .filter(({ names }) => names.length > 0)
      .map(({ episode, names }) =>
        words.names(
          episode,
          names.map((name) => featureTitleIn(name, lang)),
        ),
      );
    return named.length === 0 ? [] : [`<li>${sentence(text(named.join(words.between)))}</li>`];
  });
  return items.length === 0 ? "" : `<ul>${items.join("\n")}</ul>`;
}

/** The failures of one variant, episode by episode, that are or are not failures of the other. */
function narrowed(of: Failures, other: Failures, isInOther: boolean) {
  return of.map(({ episode, failed }) => {
    const others = other.find((each) => each.episode === episode)?.failed ?? [];
    return { episode, names: failed.filter((name) => others.includes(name) === isInOther) };
  });
}
