import type { Manifest } from "../sim/results.ts";
import { inputPatternWords, inputWords } from "./input-words.ts";
import type { Lang } from "./lang.ts";
import { factsOf } from "./names.ts";
import { titleIn } from "./titles.ts";

type PatternWords = (typeof inputPatternWords)[Lang];

const patterns: readonly {
  readonly pattern: RegExp;
  readonly text: (keys: readonly string[], titles: Titles, words: PatternWords) => string;
}[] = [
  {
    pattern: /^policy\.states\.([^.]+)\.lasts$/,
    text: ([state], { states }, words) => words.lasts(states(state)),
  },
  {
    pattern: /^policy\.states\.([^.]+)\.next\.([^.]+)$/,
    text: ([, to], { states }, words) => words.next(states(to)),
  },
  {
    pattern: /^policy\.states\.([^.]+)\.(country|world)\..+\.blocked$/,
    text: ([state], { states }, words) => words.blocked(states(state)),
  },
  {
    pattern: /^policy\.states\.([^.]+)\.alternativeWithheld$/,
    text: ([state], { states }, words) => words.withheld(states(state)),
  },
  {
    pattern: /^sectors\.([^.]+)\.makerCover$/,
    text: ([sector], { sectors }, words) => words.makerCover(sectors(sector)),
  },
  { pattern: /^sectors\.([^.]+)\.firms$/, text: ([sector], { sectors }, words) => words.firms(sectors(sector)) },
  {
    pattern: /^sectors\.([^.]+)\.demandWeight$/,
    text: ([sector], { sectors }, words) => words.demandWeight(sectors(sector)),
  },
  { pattern: /^forms\.([^.]+)\.useShare$/, text: ([form], { forms }, words) => words.useShare(forms(form)) },
  {
    pattern: /^alternativeSupply\.projects\.([^.]+)\.slip$/,
    text: ([project], { projects }, words) => words.slip(projects(project)),
  },
  {
    pattern: /^alternativeSupply\.projects\.([^.]+)\.(firstYearYield|capacity\..+|openShare|rampTime)$/,
    text: ([project], { projects }, words) => words.yields(projects(project)),
  },
  { pattern: /^licences\.favour\..+$/, text: (_, __, words) => words.favour },
];

type Titles = Readonly<Record<"states" | "sectors" | "forms" | "projects", (key: string) => string>>;

/** An input in a few words; one without words goes by its path. */
export function inputName(path: string, manifest: Manifest, lang: Lang = "en"): string {
  const known = inputWords[lang][path];
  if (known !== undefined) return known;
  const titles = titlesOf(manifest, lang);
  for (const { pattern, text } of patterns) {
    const found = pattern.exec(path);
    if (found !== null) return text(found.slice(1), titles, inputPatternWords[lang]);
  }
  return path;
}

function titlesOf(manifest: Manifest, lang: Lang): Titles {
  // The reader of scenarios has checked the document; here it is only a record.
  const scenario = manifest.scenario as {
    readonly forms?: Titled;
    readonly policy?: { readonly states?: Titled };
    readonly alternativeSupply?: { readonly projects?: Titled };
  };
  const titled = (of: Titled | undefined) => (key: string) => titleIn(of?.[key]?.title ?? key, lang);
  return {
    states: titled(scenario.policy?.states),
    sectors: factsOf(manifest, lang).titles.sector,
    forms: titled(scenario.forms),
    projects: titled(scenario.alternativeSupply?.projects),
  };
}

type Titled = Readonly<Record<string, { readonly title: string }>>;
