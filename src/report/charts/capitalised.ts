/** A heading: the text with its first letter as a capital. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The same as a Vega expression of another. */
export function capitalisedExpression(expression: string): string {
  return `upper(slice(${expression}, 0, 1)) + slice(${expression}, 1)`;
}
