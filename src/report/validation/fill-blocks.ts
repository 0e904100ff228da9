const block = /^<!-- begin: ([a-z0-9-]+) -->\n([\s\S]*?)^<!-- end: \1 -->$/gm;
const mark = /^<!-- (?:begin|end):.*$/gm;

/** A part of a page that is written by the program; all around it is written by hand. */
export type Block = { readonly name: string; readonly body: string };

/** The blocks of a page in order. RangeError for a mark without its fellow. */
export function blocksOf(page: string): readonly Block[] {
  const blocks = [...page.matchAll(block)].map(([, name, body]) => ({ name, body }));
  const marks = page.match(mark)?.length ?? 0;
  if (marks !== 2 * blocks.length) throw new RangeError(`blocks: ${marks} marks make ${blocks.length} blocks`);
  return blocks;
}

/** The page with its blocks filled anew. RangeError for a block that the page or `bodies` lacks. */
export function fillBlocks(page: string, bodies: Readonly<Record<string, string>>): string {
  const names = blocksOf(page).map(({ name }) => name);
  for (const name of names) if (!Object.hasOwn(bodies, name)) throw new RangeError(`block ${name}: has no content`);
  for (const name of Object.keys(bodies))
    if (!names.includes(name)) throw new RangeError(`block ${name}: must stand in the page`);
  return page.replace(
    block,
    (_, name: string) => `<!-- begin: ${name} -->\n${bodies[name].trim()}\n<!-- end: ${name} -->`,
  );
}
