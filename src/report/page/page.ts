import { createHash } from "node:crypto";
import { viewerScript } from "../render/assets.ts";
import { fontFaces } from "../render/fonts.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import type { PageContent } from "./content.ts";
import { escaped, jsonForScript } from "./html.ts";
import { pageWords } from "./page.words.ts";
import { pageBody } from "./page-body.ts";
import { chartPlace, placed } from "./sections/charts.ts";
import { style } from "./style.ts";

/** One page with everything in it: opens from disk, asks the network for nothing, and runs no script but its own. */
export async function htmlPage(content: PageContent): Promise<string> {
  const { lang = "en", parts = [] } = content;
  const charts = [...content.charts, ...parts.flatMap((part) => part.charts)];
  const titles = titlesOf(content, lang);
  const title = titles.join(pageWords[lang].and);
  const specs = jsonForScript(Object.fromEntries(charts.map((chart, index) => [chartPlace(index), placed(chart)])));
  const body = pageBody(titles, content, lang);
  const styles = (await fontFaces(title + body + specs)) + style;
  const script = await viewerScript();
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(styles, script)}">
<meta name="generator" content="chokepoint">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${styles}</style>
</head>
<body>
${body}
<script type="application/json" id="specs">${specs}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** The given title; that of the part of which the page is made; else those of the studies. */
function titlesOf({ title, isOfPart = false, parts = [], studies }: PageContent, lang: Lang): readonly string[] {
  if (title !== undefined) return [title];
  if (isOfPart) return parts.slice(0, 1).map((part) => part.title);
  return studies.map(({ manifest }) => factsOf(manifest, lang).title);
}

/** Forbids everything but the style and the script that the page carries, and fonts inside the style. */
function policy(styles: string, script: string): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return `default-src 'none'; script-src ${hash(script)}; style-src ${hash(styles)}; font-src data:; base-uri 'none'; form-action 'none'`;
}
