import type { Manifest } from "../../sim/study/study.ts";
import { type InputText, type InputTexts, inputTextsEn, type PatternTexts, patternTextsEn } from "./inputs.en.ts";
import { inputTextsJa, patternTextsJa } from "./inputs.ja.ts";
import type { Lang } from "./lang.ts";
import { factsOf } from "./study.ts";
import { titleIn } from "./titles.ts";

const inputTexts: Readonly<Record<Lang, InputTexts>> = { en: inputTextsEn, ja: inputTextsJa };
const patternTexts: Readonly<Record<Lang, PatternTexts>> = { en: patternTextsEn, ja: patternTextsJa };

type Titles = Readonly<Record<"states" | "sectors" | "forms" | "projects" | "materials", (key: string) => string>>;

/** The group in a pattern is the key of the state, sector, form, project or material. */
const patterns: readonly {
  readonly pattern: RegExp;
  readonly text: keyof PatternTexts;
  readonly of?: keyof Titles;
}[] = [
  { pattern: /^policy\.states\.([^.]+)\.lasts$/, text: "lasts", of: "states" },
  { pattern: /^policy\.states\.[^.]+\.next\.([^.]+)$/, text: "next", of: "states" },
  { pattern: /^policy\.states\.([^.]+)\.(?:country|world)\..+\.blocked$/, text: "blocked", of: "states" },
  { pattern: /^policy\.states\.([^.]+)\.alternativeWithheld$/, text: "withheld", of: "states" },
  { pattern: /^policy\.durations\..+$/, text: "durations" },
  { pattern: /^sectors\.([^.]+)\.makerCover$/, text: "makerCover", of: "sectors" },
  { pattern: /^sectors\.([^.]+)\.firms$/, text: "firms", of: "sectors" },
  { pattern: /^sectors\.([^.]+)\.demandWeight$/, text: "demandWeight", of: "sectors" },
  { pattern: /^forms\.([^.]+)\.useShare$/, text: "useShare", of: "forms" },
  { pattern: /^alternativeSupply\.projects\.([^.]+)\.slip$/, text: "slip", of: "projects" },
  { pattern: /^alternativeSupply\.projects\.([^.]+)\..+$/, text: "yields", of: "projects" },
  { pattern: /^licences\.favour\..+$/, text: "favour" },
  { pattern: /^licences\.approval\..+$/, text: "approval" },
  { pattern: /^materials\.([^.]+)\.demandShare$/, text: "demandShare", of: "materials" },
  { pattern: /^materials\.([^.]+)\.quotes\.volatility$/, text: "volatility", of: "materials" },
  { pattern: /^materials\.([^.]+)\.quotes\..+$/, text: "quote", of: "materials" },
  { pattern: /^nationalStock\.release\..+$/, text: "release" },
];

/** An input in plain words: its name, and what it is; one without words goes by its path. */
export function inputText(path: string, manifest: Manifest, lang: Lang = "en"): InputText {
  const known = inputTexts[lang][path];
  if (known !== undefined) return known;
  const titles = titlesOf(manifest, lang);
  for (const { pattern, text, of } of patterns) {
    const found = pattern.exec(path);
    if (found !== null) return patternTexts[lang][text](of === undefined ? "" : titles[of](found[1]));
  }
  return { name: path, what: "" };
}

function titlesOf(manifest: Manifest, lang: Lang): Titles {
  // The reader of scenarios has checked the document; here it is only a record.
  const scenario = manifest.scenario as {
    readonly forms?: Titled;
    readonly policy?: { readonly states?: Titled };
    readonly alternativeSupply?: { readonly projects?: Titled };
  };
  const titled = (of: Titled | undefined) => (key: string) => titleIn(of?.[key]?.title ?? key, lang);
  const { sector, material } = factsOf(manifest, lang).titles;
  return {
    states: titled(scenario.policy?.states),
    sectors: sector,
    forms: titled(scenario.forms),
    projects: titled(scenario.alternativeSupply?.projects),
    materials: material,
  };
}

type Titled = Readonly<Record<string, { readonly title: string }>>;
