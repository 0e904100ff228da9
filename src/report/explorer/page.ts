import { createHash } from "node:crypto";
import { escaped, jsonForScript } from "../page/html.ts";
import { pageScript } from "../render/assets.ts";
import { fontFaces } from "../render/fonts.ts";
import { explorerWords } from "../words/explorer.ts";
import { dayIn } from "../words/known.ts";
import { factsOf } from "../words/study.ts";
import type { Given } from "./given.ts";
import { style } from "./style.ts";

/** What tells that a file was written by the explorer, so that it may be replaced. */
export const generator = '<meta name="generator" content="chokepoint explorer">';

/**
 * The explorer as one page: it opens from disk, asks the network for nothing and evaluates no text. The engine of the command
 * line lies in it as text, and runs in workers. `shipped`: see `textOfShipped`; empty where no runs come with the page.
 */
export async function explorerPage(given: Given, shipped: string): Promise<string> {
  const { lang, scenario } = given;
  const words = explorerWords[lang];
  const { title, country, start, horizonWeeks } = factsOf({ scenario: scenario as never }, lang);
  const head = `${words.page}: ${title}`;
  const lead = words.lead(country, dayIn(start, lang), horizonWeeks);
  const script = pageScript("explorer");
  const data = jsonForScript(given);
  const styles = (await fontFaces(lettersOf(given, head + lead))) + style;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(styles, script)}">
${generator}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(head)}</title>
<style>${styles}</style>
</head>
<body>
<a class="skip" href="#results">${escaped(words.skip)}</a>
<main>
<header>
<p class="kicker">${escaped(words.page)}</p>
<h1>${escaped(title)}</h1>
<p class="lead">${escaped(lead)}</p>
</header>
<div id="app"></div>
<noscript><p class="problem">${escaped(words.noScript)}</p></noscript>
</main>
<script type="application/json" id="given">${data}</script>
<script type="text/plain" id="shipped">${shipped}</script>
<script type="text/plain" id="engine">${pageScript("explorer-worker")}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** All letters that the page may come to show: its words in every language that it has, and what is given. */
function lettersOf(given: Given, more: string): string {
  return given.lang === "ja" ? JSON.stringify(given) + pageScript("explorer") + more : more;
}

/** Forbids everything but the page's own style and script, the engine in workers of the page, and fonts inside the style. */
function policy(styles: string, script: string): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return `default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval'; worker-src blob:; style-src ${hash(styles)}; font-src data:; base-uri 'none'; form-action 'none'`;
}
