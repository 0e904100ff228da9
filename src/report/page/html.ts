/** Text made safe between tags and in quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** A sentence made safe, its figures kept on one line with their errors, limits and signs. */
export function sentence(text: string): string {
  const held = escaped(text.replace(/(?<=[\d)]) (?=[%±])|(?<=±) /g, "\u00a0"));
  const bracketed = held.replace(
    /（[^（）]{0,24}±[^（）]{0,24}）(?:%|倍|週|トン|億円|ポイント)?/g,
    '<span class="held">$&</span>',
  );
  return bracketed.replace(
    /[\d.,]*\d[^\d\s（）。、]{0,2}（[^（）]{0,24}〜[^（）]{0,24}）/g,
    '<span class="held">$&</span>',
  );
}

/** A value as JSON that can stand inside a script element: no sign in it can end the element. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

export type HtmlTable = {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of figures, from 0: aligned right and never broken. */
  readonly figures?: readonly number[];
  /** Other columns that are never broken. */
  readonly whole?: readonly number[];
  /** Class of each row; an empty one is none. */
  readonly marks?: readonly string[];
};

/** Text that may break after the dots of a path, e.g. in `sectors.large.smallness`. */
function breakable(text: string): string {
  return escaped(text).replace(/(?<=[a-z])\.(?=[a-z])/gi, ".<wbr>");
}

/** A table of plain text; wide ones scroll in their own frame, and on a narrow screen each cell is a line that has its head. */
export function htmlTable({ caption, heads, rows, figures = [], whole = [], marks = [] }: HtmlTable): string {
  const kind = (column: number) =>
    figures.includes(column) ? ' class="figure"' : whole.includes(column) ? ' class="whole"' : "";
  const head = heads.map((text, column) => `<th scope="col"${kind(column)}>${escaped(text)}</th>`).join("");
  const body = rows.map(
    (row, k) =>
      `<tr${(marks[k] ?? "") === "" ? "" : ` class="${escaped(marks[k])}"`}>${row.map((text, column) => `<td${kind(column)} data-head="${escaped(heads[column])}">${breakable(text)}</td>`).join("")}</tr>`,
  );
  return `<div class="wide" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`;
}

/** A short table of its own, on paper never parted from its caption. */
export function keptTable(table: HtmlTable): string {
  return `<div class="kept">${htmlTable(table)}</div>`;
}
