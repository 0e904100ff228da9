/** A box of a slide [inches]. */
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

const pointsPerInch = 72;

/** Height of a line, as a multiple of the size of its letters. */
const lineHeight = 1.25;

/**
 * Width of a text [em], rather too wide than too narrow, since a reader may have another font: Japanese letters are as wide
 * as high, others somewhat more than half of that, and more among Japanese ones, whose fonts set them wide.
 */
export function emsOf(text: string): number {
  const isWide = /[\u3040-\u30ff\u4e00-\u9fff]/.test(text);
  return [...text].reduce(
    (sum, sign) => sum + (sign > "\u2e80" ? 1.06 : isWide || /[A-Z%0-9—–]/.test(sign) ? 0.64 : 0.53),
    0,
  );
}

/** Height that paragraphs take at a size [points] in a width [inches]. @returns inches. */
export function heightOf(paragraphs: readonly string[], size: number, width: number, between = 0): number {
  const lines = paragraphs.reduce(
    (sum, text) => sum + Math.max(1, Math.ceil((emsOf(text) * size * 1.04) / (width * pointsPerInch))),
    0,
  );
  return (lines * size * lineHeight + between * Math.max(0, paragraphs.length - 1)) / pointsPerInch;
}

/** The largest size of letters [points] at which paragraphs fit into a box; null where not even the smallest does. */
export function sizeFor(
  paragraphs: readonly string[],
  { w, h }: Pick<Box, "w" | "h">,
  { most, least, between = 0 }: { readonly most: number; readonly least: number; readonly between?: number },
): number | null {
  for (let size = most; size >= least; size -= 0.5) if (heightOf(paragraphs, size, w, between) <= h) return size;
  return null;
}

/** The largest box of a picture's shape in a box: at its left, in the middle of its height. */
export function contained({ width, height }: { readonly width: number; readonly height: number }, box: Box): Box {
  const scale = Math.min(box.w / width, box.h / height);
  const [w, h] = [width * scale, height * scale];
  return { x: box.x + (box.w - w) / 2, y: box.y, w, h };
}
