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

/** How the licence office is disposed, by the names of the shipped scenarios; other names stand as they are. */
const moods: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  en: {
    ...{ processed: "processed goods", raw: "raw material" },
    ...{ rawAimedAt: "raw material for the country aimed at", barred: "those who are barred" },
  },
  ja: { processed: "加工品", raw: "原料", rawAimedAt: "標的国向けの原料", barred: "締め出された相手" },
};

/** Durations that no state of a scenario has, by what they are of; any other by its own name. */
const durations: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  en: { withheld: "exports withheld", dispute: "dispute", calm: "calm" },
  ja: { withheld: "輸出の差し止め", dispute: "対立", calm: "平穏" },
};

const uses: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  en: { civil: "civil use", military: "military use", world: "all other countries" },
  ja: { civil: "民生用", military: "軍事用", world: "他国向け" },
};

/** An input as `inputText` has it; whom the licence office favours by the lane as well, which is a metal if not all, a form and a use. */
export function inputOrLane(path: string, manifest: Pick<Manifest, "scenario">, lang: Lang): InputText {
  const text = inputText(path, manifest, lang);
  const [, lane] = /^licences\.favour\.(.*)$/.exec(path) ?? [];
  if (lane === undefined) return text;
  const { forms } = manifest.scenario as { readonly forms?: Titled };
  const [use = "", form = "", material] = lane.split(".").reverse();
  const parts = [
    ...(material === undefined ? [] : [factsOf(manifest, lang).titles.material(material)]),
    titleIn(forms?.[form]?.title ?? form, lang),
    uses[lang][use] ?? use,
  ];
  return { ...text, name: lang === "ja" ? `${text.name}（${parts.join("、")}）` : `${text.name}: ${parts.join(", ")}` };
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
    readonly policy?: { readonly states?: Lasting };
    readonly alternativeSupply?: { readonly projects?: Titled };
  };
  const titled = (of: Titled | undefined) => (key: string) => titleIn(of?.[key]?.title ?? key, lang);
  const { sector, material } = factsOf(manifest, lang).titles;
  const titles: Readonly<Record<string, (key: string) => string>> = {
    state: titled(scenario.policy?.states),
    form: titled(scenario.forms),
    duration: (key) => statesThatLast(key, scenario.policy?.states ?? {}, lang),
    mood: (key) => moods[lang][key] ?? key,
    project: titled(scenario.alternativeSupply?.projects),
    sector,
    material,
  };
  const kinds = id.split(".").flatMap((word) => (word.startsWith("{") ? [word.slice(1, -1)] : []));
  return keys.map((key, k) => titles[kinds[k]]?.(key) ?? key);
}

type Titled = Readonly<Record<string, { readonly title: Title }>>;

type Lasting = Readonly<Record<string, { readonly title: Title; readonly lasts?: unknown }>>;

const more: Readonly<Record<Lang, (first: string, others: number) => string>> = {
  en: (first, others) => (others === 0 ? first : `${first}, and ${others} more`),
  ja: (first, others) => (others === 0 ? first : `${first}ほか${others}`),
};

/** The first of the states that last as long as a duration says, and how many others there are; its name where there are none. */
function statesThatLast(duration: string, states: Lasting, lang: Lang): string {
  const titles = Object.values(states)
    .filter(({ lasts }) => lasts === duration)
    .map(({ title }) => titleIn(title, lang));
  return titles.length === 0 ? (durations[lang][duration] ?? duration) : more[lang](titles[0], titles.length - 1);
}
