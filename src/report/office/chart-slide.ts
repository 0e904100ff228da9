import { type Chart, tableToCsv } from "../charts/kit/chart.ts";
import { muted } from "../charts/kit/theme.ts";
import { drawOnSlides } from "../render/on-slide.ts";
import { type Box, contained, heightOf, sizeFor } from "./fit.ts";
import { officeWords } from "./office.words.ts";
import { plainText } from "./plain-text.ts";
import { type Deck, inner, leastLetters, newSlide, page, slideText, templateFor, titleBox } from "./slide.ts";
import { footBox, partTitle } from "./text-slides.ts";
import { toldChart } from "./told-chart.ts";

/** Rows of numbers that notes hold; longer tables are named. */
const mostRows = 40;

const pointsPerInch = 72;

/**
 * A chart on a slide, on several where its panels would be too small to be read on one: its finding as title, its picture sharp at
 * any size, its errors and sources as text at its foot; how it is made and its numbers in the notes.
 */
export async function chartSlides(deck: Deck, chart: Chart): Promise<void> {
  const { lang } = deck;
  const { headline, subtitle, method, foot } = toldChart(chart, lang);
  const template = templateFor(headline, lang);
  const title = titleBox(template);
  // With room for which part of how many a slide shows.
  const longest = partTitle(subtitle, 0, 10, lang);
  const size = sizeFor([longest], { w: inner, h: 0.26 }, { most: 14, least: 11 }) ?? 11;
  const under: Box = { x: page.margin, y: title.y + title.h + 0.04, w: inner, h: heightOf([longest], size, inner) };
  const below = footBox(foot);
  const top = under.y + under.h + 0.14;
  const place: Box = { x: page.margin, y: top, w: inner, h: below.y - 0.1 - top };
  const room = { width: place.w * pointsPerInch, height: place.h * pointsPerInch };
  const pictures = await drawOnSlides(chart, room);
  for (const [k, picture] of pictures.entries()) {
    const slide = newSlide(deck, template, headline);
    const told = partTitle(subtitle, k, pictures.length, lang);
    slideText(slide, [told], under, { lang, size, color: muted });
    slideText(slide, foot, below, { lang, size: leastLetters, color: muted });
    const number = deck.pictures.push(picture) - 1;
    slide.addImage({
      // What is in it is put in when the file is packed: a name tells it from all others.
      data: `image/svg+xml;base64,${Buffer.from(`<svg><!--${number}--></svg>`).toString("base64")}`,
      altText: plainText(chart.alt),
      ...contained(picture, place),
    });
    slide.addNotes(plainText([headline, chart.reading, ...method, ...foot, numbersOf(chart, lang)].join("\n")));
  }
}

/** The numbers behind a chart, where they are few; else where they are. */
function numbersOf({ id, table }: Chart, lang: Deck["lang"]): string {
  const { numbers } = officeWords[lang];
  return table.rows.length <= mostRows ? `${numbers.here}\n${tableToCsv(table)}` : numbers.there(id, table.rows.length);
}
