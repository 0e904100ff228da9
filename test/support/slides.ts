import { strFromU8, unzipSync } from "fflate";
import { unescaped } from "./office-parts.ts";

type Slide = {
  readonly xml: string;
  /** Paragraphs of its boxes, in reading order. */
  readonly texts: readonly string[];
  /** Cells of its tables, row by row. */
  readonly table: readonly (readonly string[])[];
  /** Where each of its things stands [EMU]. */
  readonly boxes: readonly { readonly x: number; readonly y: number; readonly w: number; readonly h: number }[];
  readonly pictures: readonly { readonly png: Uint8Array; readonly svg: string }[];
  readonly notes: string;
  /** Files of the slides that it leads to. */
  readonly links: readonly string[];
};

const paragraphsOf = (xml: string) =>
  [...xml.matchAll(/<a:p>(.*?)<\/a:p>/gs)].map(([, of]) =>
    unescaped([...of.matchAll(/<a:t>(.*?)<\/a:t>/gs)].map(([, text]) => text).join("")),
  );

/** The slides of a deck, in order. */
export function slidesOf(file: Uint8Array): readonly Slide[] {
  const parts = unzipSync(file);
  const text = (path: string) => strFromU8(parts[path]);
  const count = Object.keys(parts).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).length;
  return Array.from({ length: count }, (_, k) => {
    const xml = text(`ppt/slides/slide${k + 1}.xml`);
    const targets = new Map(
      [...text(`ppt/slides/_rels/slide${k + 1}.xml.rels`).matchAll(/Id="(\w+)"[^>]*Target="(?:\.\.\/)?([^"]+)"/g)].map(
        ([, id, target]) => [id, `ppt/${target}`],
      ),
    );
    const links = [...targets.values()]
      .filter((path) => path.startsWith("ppt/slide"))
      .map((path) => path.replace(/^.*\//, ""));
    const part = (id: string) => parts[targets.get(id) ?? ""];
    return {
      xml,
      texts: paragraphsOf(xml),
      table: [...xml.matchAll(/<a:tr [^>]*>(.*?)<\/a:tr>/gs)].map(([, row]) => paragraphsOf(row)),
      boxes: [...xml.matchAll(/<a:off x="(\d+)" y="(\d+)"\/>\s*<a:ext cx="(\d+)" cy="(\d+)"\/>/g)].map(([, ...at]) => {
        const [x, y, w, h] = at.map(Number);
        return { x, y, w, h };
      }),
      pictures: [...xml.matchAll(/<a:blip r:embed="(\w+)">.*?<asvg:svgBlip [^>]*r:embed="(\w+)"/gs)].map(
        ([, png, svg]) => ({ png: part(png), svg: strFromU8(part(svg)) }),
      ),
      links,
      notes: paragraphsOf(text(`ppt/notesSlides/notesSlide${k + 1}.xml`)).join("\n"),
    };
  });
}
