import { type Chart, tableToCsv } from "../charts/kit/chart.ts";
import { ink, muted } from "../charts/kit/theme.ts";
import type { SlidePicture } from "../render/on-slide.ts";
import { type Box, contained, sizeFor } from "./fit.ts";
import { officeWords } from "./office.words.ts";
import { plainText } from "./plain-text.ts";
import { type Deck, newSlide, page, slideText } from "./slide.ts";
import { toldChart } from "./told-chart.ts";

/** Rows of numbers that notes hold; longer tables are named. */
const mostRows = 40;

/** Where things stand on a slide: picture, headline, question, footnotes. */
type Places = { readonly [part in "picture" | "headline" | "subtitle" | "footnotes"]: Box };

const inner = page.w - 2 * page.margin;

/** Below its headline, as wide as the slide. */
const broad: Places = {
  subtitle: { x: page.margin, y: 0.38, w: inner, h: 0.3 },
  headline: { x: page.margin, y: 0.7, w: inner, h: 0.95 },
  picture: { x: page.margin, y: 1.75, w: inner, h: 4.5 },
  footnotes: { x: page.margin, y: 6.35, w: inner - 0.6, h: 0.85 },
};

/** Beside its headline, as high as the slide. */
const high: Places = {
  subtitle: { x: page.margin, y: 0.5, w: 3.9, h: 0.55 },
  headline: { x: page.margin, y: 1.1, w: 3.9, h: 3.3 },
  footnotes: { x: page.margin, y: 4.5, w: 3.9, h: 2.5 },
  picture: { x: 4.75, y: 0.4, w: page.w - 4.75 - 0.4, h: 6.6 },
};

/** Width over height below which a picture stands beside its words. */
const isBroad = 1.75;

/** A chart: its finding and its sources as text, its picture sharp at any size, its numbers in the notes. */
export function chartSlide(deck: Deck, chart: Chart, picture: SlidePicture): void {
  const { lang } = deck;
  const { headline, subtitle, footnotes } = toldChart(chart);
  const slide = newSlide(deck);
  const places = picture.width / picture.height >= isBroad ? broad : high;
  const size = (texts: readonly string[], box: Box, most: number, least: number) =>
    sizeFor(texts, box, { most, least }) ?? least;
  slideText(slide, [subtitle], places.subtitle, {
    ...{ lang, size: size([subtitle], places.subtitle, 14, 8), color: muted },
  });
  slideText(slide, [headline], places.headline, {
    ...{ lang, size: size([headline], places.headline, 20, 8), bold: true, color: ink },
  });
  slideText(slide, footnotes, places.footnotes, {
    ...{ lang, size: size(footnotes, places.footnotes, 10, 5), color: muted },
  });
  const number = deck.pictures.push(picture) - 1;
  slide.addImage({
    // What is in it is put in when the file is packed: a name tells it from all others.
    data: `image/svg+xml;base64,${Buffer.from(`<svg><!--${number}--></svg>`).toString("base64")}`,
    altText: plainText(chart.alt),
    ...contained(picture, places.picture),
  });
  slide.addNotes(plainText([headline, chart.reading, ...footnotes, numbersOf(chart, lang)].join("\n")));
}

/** The numbers behind a chart, where they are few; else where they are. */
function numbersOf({ id, table }: Chart, lang: Deck["lang"]): string {
  const { numbers } = officeWords[lang];
  return table.rows.length <= mostRows ? `${numbers.here}\n${tableToCsv(table)}` : numbers.there(id, table.rows.length);
}
