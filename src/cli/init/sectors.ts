import { nameOf } from "./name-of.ts";
import { type Wrong, wrong } from "./wrong.ts";

export type SectorAnswer = { readonly name: string; readonly title: string; readonly endUse: "civil" | "military" };

const mostSectors = 12;

/** Reads `chips, radar:military`, or says which rule the text breaks. */
export function parseSectors(text: string): readonly SectorAnswer[] | Wrong {
  const parts = text.split(",").map((part) => part.trim());
  const sectors: SectorAnswer[] = [];
  for (const part of parts) {
    const [, title, endUse = "civil"] = /^([^:]+?)(?:\s*:\s*(civil|military))?$/.exec(part) ?? [];
    const name = title === undefined ? "" : nameOf(title);
    if (name === "") return wrong("must be names of sectors with commas between, :military after those that are");
    if (sectors.some((each) => each.name === name)) return wrong("must name each sector once");
    sectors.push({ name, title, endUse: endUse as SectorAnswer["endUse"] });
  }
  return sectors.length > mostSectors ? wrong(`must be at most ${mostSectors} sectors`) : sectors;
}
