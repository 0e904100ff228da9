import embed, { type VisualizationSpec } from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";

/*
 * Runs in the reader's browser, bundled into the page: draws each chart in its place. Expressions are interpreted, never
 * compiled from text, so that the page can forbid `eval`; nothing is fetched.
 */

declare const document: {
  getElementById(id: string): { readonly textContent: string };
  readonly fonts: { load(font: string): Promise<unknown> };
};

const specs = JSON.parse(document.getElementById("specs").textContent) as Readonly<Record<string, VisualizationSpec>>;

// Vega measures its labels, so the fonts come first. One that the page does not carry is none to wait for.
const fonts = ["400 12px Inter", "600 12px Inter", "400 12px 'Noto Sans JP'", "600 12px 'Noto Sans JP'"];
void Promise.all(fonts.map((font) => document.fonts.load(font))).then(drawAll);

function drawAll(): void {
  for (const [id, spec] of Object.entries(specs)) void draw(id, spec);
}

async function draw(id: string, spec: VisualizationSpec): Promise<void> {
  await embed(`#${id}`, spec, {
    mode: "vega-lite",
    renderer: "svg",
    actions: false,
    ast: true,
    expr: expressionInterpreter,
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
  });
}
