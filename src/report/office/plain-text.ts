/** Letters of which XML 1.0 holds none, and marks that keep directions apart in pictures. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u2068\u2069]/g;

/** A text as an Office file holds it. */
export function plainText(text: string): string {
  return text.replace(unwritable, "");
}
