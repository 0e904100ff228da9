import type { Manifest } from "../../sim/study/study.ts";
import { withUnit } from "../with-unit.ts";
import { formatExact } from "./figures.ts";
import type { Lang } from "./lang.ts";
import { titleIn } from "./titles.ts";

/** How a reader is told of materials and sectors. */
export type Names = {
  readonly material: (name: string) => string;
  readonly sector: (name: string) => string;
  /** Weeks simulated, for what is counted out of them; left out where studies differ in it. */
  readonly horizonWeeks?: number | undefined;
};

/** Names as they stand in the scenario file: short, for tables of fixed width. */
export const ownNames: Names = { material: (name) => name, sector: (name) => name };

/** What a report says about a study: read from the scenario as resolved, in its order. */
export type StudyFacts = {
  readonly name: string;
  readonly title: string;
  readonly country: string;
  readonly exporter: string;
  readonly start: string;
  readonly horizonWeeks: number;
  readonly materials: readonly string[];
  readonly sectors: readonly string[];
  readonly titles: Names;
  /** Share of a week's need that is lacking when a line stops or a sector is short, in words. */
  readonly shortShare: string;
};

export function factsOf(manifest: Manifest, lang: Lang = "en"): StudyFacts {
  // The reader of scenarios has checked the document; here it is only a record.
  const scenario = manifest.scenario as {
    readonly [field in "name" | "title" | "country" | "exporter" | "start"]: string;
  } & {
    readonly horizonWeeks: number;
    readonly materials: Titled;
    readonly sectors: Titled;
    readonly outcomes: ShortShare;
  };
  const { name, title, country, exporter, start, horizonWeeks, materials, sectors, outcomes } = scenario;
  return {
    name,
    title: titleIn(title, lang),
    country: titleIn(country, lang),
    exporter: titleIn(exporter, lang),
    start,
    horizonWeeks,
    materials: Object.keys(materials),
    sectors: Object.keys(sectors),
    titles: {
      material: (key) => titleIn(materials[key]?.title ?? key, lang),
      sector: (key) => titleIn(sectors[key]?.title ?? key, lang),
      horizonWeeks,
    },
    shortShare: shareInWords(outcomes.lineStopShare, lang),
  };
}

type Titled = Readonly<Record<string, { readonly title: string }>>;

type ShortShare = { readonly lineStopShare: { readonly value?: number; readonly unit: string } };

const drawnShare: Readonly<Record<Lang, string>> = { en: "a drawn share", ja: "試行ごとに定まる割合" };

function shareInWords({ value, unit }: ShortShare["lineStopShare"], lang: Lang): string {
  return value === undefined ? drawnShare[lang] : withUnit(formatExact(unit === "%" ? value : value * 100), "%", lang);
}
