/** Vega numbers clips and gradients through the life of the process; here they count from 0 in each picture. */
export function renumbered(svg: string, prefix = "part"): string {
  const ids = [...new Set([...svg.matchAll(/ id="((?:clip|gradient)[^"]*)"/g)].map(([, id]) => id))];
  return ids.reduce(
    (text, id, i) => text.replaceAll(`id="${id}"`, `id="${prefix}${i}"`).replaceAll(`#${id})`, `#${prefix}${i})`),
    svg,
  );
}

/** The canvas numbers clips and gradients of its SVG through the life of the process too, to the base of 16: `cl_a`, told by `url(#cl_a)`. */
export function renumberedOutlines(svg: string): string {
  const ids = [...new Set([...svg.matchAll(/ id="([a-z]+_[\da-f]+)"/g)].map(([, id]) => id))];
  const names = new Map(ids.map((id, k) => [id, `part${k}`]));
  return svg.replace(/(?<=id="|#)[a-z]+_[\da-f]+(?=["')])/g, (id) => names.get(id) ?? id);
}

/**
 * A picture that is one image to a screen reader, told by its text, which is in the chart's language. What Vega says of each
 * axis, legend and mark is English in any language, and names fields of the data: it is left out.
 */
export function asOneImage(svg: string, text: string): string {
  const silent = svg.replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, "");
  return silent.replace(/<svg/, `<svg role="img" aria-label="${escaped(text)}"`);
}

/** A picture within something that tells it: for a screen reader it is not there. */
export function silentImage(svg: string): string {
  return asOneImage(svg, "").replace('role="img" aria-label=""', 'aria-hidden="true"');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** Where an SVG says where things lie: attributes that hold coordinates and nothing that is read. */
const geometry = / (?:d|transform|points|viewBox|width|height|r|[cr]?[xy][12]?)="[^"]*"/g;

/** Coordinates to a hundredth of a pixel: finer than any screen, and a tenth shorter. What is read stays as it is. */
export function rounded(svg: string): string {
  return svg.replace(geometry, (attribute) =>
    attribute.replace(/(?<![\d.])\d+\.\d{3,}(?![\d.eE])/g, (number) => String(Math.round(Number(number) * 100) / 100)),
  );
}
