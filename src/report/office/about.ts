import { manifestsOf, type PageContent } from "../page/content.ts";
import { shownText, titlesOf } from "../page/page.ts";
import { pageWords } from "../page/page.words.ts";
import type { Made } from "../page/parts/part.ts";
import { limitsOf } from "../page/sections/limits.ts";
import { commandLines, commandOf, madeIn } from "../page/sections/reproduce.ts";
import { samplingText } from "../words/commands.ts";
import { dayIn, knownTo } from "../words/known.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import { officeWords } from "./office.words.ts";

/** A thing and what is said of it. */
type Said = { readonly name: string; readonly says: string };

/** What a file is of and rests on: enough to know it by, to judge it, and to make it again. */
export type About = {
  readonly title: string;
  /** Scenario, day to which it is known, seed, runs, hashes: a group of lines for each of what was computed. */
  readonly made: readonly (readonly Said[])[];
  /** Commands that give the same numbers again. */
  readonly again: readonly string[];
  readonly reading: readonly string[];
  /** What the numbers do not hold; first what the record of the past says of the model. */
  readonly limits: readonly string[];
};

export function aboutOf(content: PageContent, lang: Lang): About {
  const { studies, parts = [], record, commands = [commandOf(studies)], asked } = content;
  const { about } = officeWords[lang];
  const manifests = manifestsOf(content);
  const horizons = [...new Set(studies.map(({ manifest }) => factsOf(manifest).horizonWeeks))];
  const lines = commandLines(commands, lang, asked);
  return {
    title: titlesOf(content, lang).join(pageWords[lang].and),
    made: madeIn(studies, parts).map((made) => [...toldOf(made, manifests, lang), ...computed(made, lang)]),
    again: lines.length === 0 ? [about.noCommand] : lines,
    reading: [...shownText(content, lang), pageWords[lang].errors, ...horizons.map(about.never)],
    limits: limitsOf(manifests, record, lang),
  };
}

/** By title, and to which day known, where it is a study; else by its name. */
function toldOf(made: Made, manifests: ReturnType<typeof manifestsOf>, lang: Lang): readonly Said[] {
  const { about } = officeWords[lang];
  const manifest = manifests.find(({ resultHash }) => resultHash === made.resultHash);
  if (manifest === undefined) return [{ name: about.scenario, says: made.name }];
  const { title, name } = factsOf(manifest, lang);
  const known = knownTo(manifest);
  return [
    { name: about.scenario, says: about.named(title, name) },
    ...(known === null ? [] : [{ name: about.known, says: dayIn(known, lang) }]),
    { name: about.sampling, says: samplingText(manifest.sampling) },
  ];
}

function computed({ seed, runs, codeVersion, engineVersion, scenarioSha256, resultHash }: Made, lang: Lang) {
  const { about } = officeWords[lang];
  return [
    { name: about.seed, says: seed },
    { name: about.runs, says: runs },
    { name: about.engine, says: `${codeVersion}, ${engineVersion}` },
    { name: about.scenarioHash, says: scenarioSha256 },
    { name: about.hash, says: resultHash },
  ];
}
