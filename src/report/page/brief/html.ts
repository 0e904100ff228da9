import { createHash } from "node:crypto";
import { fontFaces } from "../../render/fonts.ts";
import { escaped, sentence } from "../html.ts";
import { pageWords } from "../page.words.ts";
import type { Brief, BriefChart } from "./brief.ts";
import { briefWords } from "./brief.words.ts";
import { aspectOf, type Picked } from "./picked.ts";
import { briefStyle } from "./style.ts";

/** How wide a chart stands on the page [mm]: as the style sheet has it. */
const widthMm = { half: 86.5, full: 180 } as const;

/** Charts on the first page, the others on the second: those beside each other at first, and one across below them. */
function onFirst(pictures: readonly Picked[]): number {
  return pictures[2]?.width === "full" ? 3 : 2;
}

/** A brief as one HTML file that prints on two pages of A4, asks the network for nothing and runs no script. */
export async function briefPage(brief: Brief, pictures: readonly Picked[]): Promise<string> {
  const { lang, title } = brief;
  const body = bodyOf(brief, pictures);
  // As wide as its place a picture is as high as it is drawn, and less high only where a page has not the room.
  const shapes = pictures.map(
    ({ svg, place, width }) => `#${place}{height:${(widthMm[width] * aspectOf(svg)).toFixed(1)}mm}`,
  );
  const styles = (await fontFaces(title + body)) + shapes.join("") + briefStyle;
  const hash = createHash("sha256").update(styles).digest("base64");
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; font-src data:; base-uri 'none'; form-action 'none'">
<meta name="generator" content="chokepoint">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${styles}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** What is read of a brief: two sheets. */
export function bodyOf(brief: Brief, pictures: readonly Picked[]): string {
  const { lang, title, made, sources, age, question, answers, charts, restsOn, change, trust } = brief;
  const { kind, headings, rests } = briefWords[lang];
  const figures = charts.map((chart, k) => figureOf(chart, pictures[k]));
  const first = onFirst(pictures);
  const list = (sentences: readonly string[]) =>
    `<ul>${sentences.map((each) => `<li>${sentence(each)}</li>`).join("")}</ul>`;
  const rows = restsOn.inputs.map(
    ({ input, what, share, grade }) =>
      `<tr><td>${escaped(input)}</td><td>${escaped(what)}</td><td class="figure">${sentence(share)}</td><td>${escaped(grade)}</td></tr>`,
  );
  const heads = rests.heads.map(
    (head, k) => `<th scope="col"${k === 2 ? ' class="figure"' : ""}>${escaped(head)}</th>`,
  );
  const table =
    rows.length === 0
      ? restsOn.caption === ""
        ? ""
        : `<p>${sentence(restsOn.caption)}</p>`
      : `<table><caption>${sentence(restsOn.caption)}</caption><thead><tr>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
  return `<main>
<div class="sheet">
<header>
<p class="kind">${escaped(kind(made))}</p>
<h1>${escaped(title)}</h1>
${sources.map((line) => `<p class="source">${escaped(line)}</p>`).join("\n")}
${age === "" ? "" : `<p class="age">${sentence(age)}</p>`}
</header>
<section><h2>${escaped(headings.question)}</h2><p class="question">${sentence(question)}</p></section>
<section><h2>${escaped(headings.answer)}</h2><ol>${answers.map((each) => `<li>${sentence(each)}</li>`).join("")}</ol></section>
${rowsOf(figures.slice(0, first), pictures)}
<footer><span>${sentence(pageWords[lang].errors)}</span><span>1 / 2</span></footer>
</div>
<div class="sheet">
${rowsOf(figures.slice(first), pictures.slice(first))}
<section><h2>${escaped(headings.rests)}</h2>${table}${list(restsOn.sentences)}</section>
<section><h2>${escaped(headings.change)} <small>${sentence(change.from)}</small></h2>${list(change.sentences)}</section>
<section><h2>${escaped(headings.trust)}</h2>${trust.map((each) => `<p>${sentence(each)}</p>`).join("")}</section>
<footer><span>${escaped(title)}</span><span>2 / 2</span></footer>
</div>
</main>`;
}

/** Charts of half the width beside each other, each other in a row of its own. */
function rowsOf(figures: readonly string[], pictures: readonly Picked[]): string {
  const rows: string[][] = [];
  figures.forEach((figure, k) => {
    const isBeside = pictures[k].width === "half" && pictures[k - 1]?.width === "half" && rows.at(-1)?.length === 1;
    if (isBeside) rows.at(-1)?.push(figure);
    else rows.push([figure]);
  });
  return rows.map((row) => `<div class="row">${row.join("")}</div>`).join("\n");
}

function figureOf({ heading, caption, chart }: BriefChart, { svg, place }: Picked): string {
  const picture = svg.replace("<svg", '<svg preserveAspectRatio="xMinYMin meet"');
  return `<figure><h3>${sentence(heading)}</h3><figcaption>${sentence(caption)}</figcaption><div class="picture" id="${place}" role="img" aria-label="${escaped(chart.alt)}">${picture}</div></figure>`;
}
