import * as library from "pptxgenjs";

/* The library's types tell of a module that is CommonJS, where what it holds lies below `default` once more; it is none. */

export type Pptx = library.default;
export type PptxSlide = library.default.Slide;
export type PptxCell = library.default.TableCell;

export function newDeck(): Pptx {
  const made = library.default as unknown as new () => Pptx;
  return new made();
}
