import { declaredAt } from "../../model/declarations.ts";
import type { Title } from "../../model/scenario/title.ts";
import type { Manifest } from "../../sim/study/study.ts";
import { type InputText, type InputTexts, inputTextsEn, type LuckTexts, luckTextsEn } from "./inputs.en.ts";
import { inputTextsJa, luckTextsJa } from "./inputs.ja.ts";
import type { Lang } from "./lang.ts";
import { factsOf } from "./study.ts";
import { titleIn } from "./titles.ts";

const inputTexts: Readonly<Record<Lang, InputTexts>> = { en: inputTextsEn, ja: inputTextsJa };
const luckTexts: Readonly<Record<Lang, LuckTexts>> = { en: luckTextsEn, ja: luckTextsJa };

/** An input, or what is luck, in plain words: its name, and what it is; one that nobody declares goes by its path. */
export function inputText(path: string, manifest: Pick<Manifest, "scenario">, lang: Lang = "en"): InputText {
  for (const [luck, text] of Object.entries(luckTexts[lang]))
    if (path === luck || (luck === "licences.favour" && path.startsWith(`${luck}.`))) return text;
  const declared = declaredAt(path);
  if (declared === undefined) return { name: path, what: "" };
  const text = inputTexts[lang][declared.id];
  return typeof text === "function" ? text(...titlesOf(declared, manifest, lang)) : text;
}

/** The titles of the states, sectors, forms, projects and materials that a path goes by. */
function titlesOf(
  { id, keys }: { readonly id: string; readonly keys: readonly string[] },
  manifest: Pick<Manifest, "scenario">,
  lang: Lang,
): readonly string[] {
  // The reader of scenarios has checked the document; here it is only a record.
  const scenario = manifest.scenario as {
    readonly forms?: Titled;
    readonly policy?: { readonly states?: Titled };
    readonly alternativeSupply?: { readonly projects?: Titled };
  };
  const titled = (of: Titled | undefined) => (key: string) => titleIn(of?.[key]?.title ?? key, lang);
  const { sector, material } = factsOf(manifest, lang).titles;
  const titles: Readonly<Record<string, (key: string) => string>> = {
    state: titled(scenario.policy?.states),
    form: titled(scenario.forms),
    project: titled(scenario.alternativeSupply?.projects),
    sector,
    material,
  };
  const kinds = id.split(".").flatMap((word) => (word.startsWith("{") ? [word.slice(1, -1)] : []));
  return keys.map((key, k) => titles[kinds[k]]?.(key) ?? key);
}

type Titled = Readonly<Record<string, { readonly title: Title }>>;
