/** Weeks in a row, `from` the first to before `to`. */
export type Spell = { readonly from: number; readonly to: number };

/** What comes back sooner than this has not ended [weeks]. */
const quietWeeks = 4;

/** The spells of weeks, given in rising order, in which something holds: breaks shorter than four weeks are bridged. */
export function spellsOf(weeks: readonly number[]): readonly Spell[] {
  const spells: Spell[] = [];
  for (const week of weeks) {
    const last = spells.at(-1);
    if (last !== undefined && week - last.to < quietWeeks)
      spells[spells.length - 1] = { from: last.from, to: week + 1 };
    else spells.push({ from: week, to: week + 1 });
  }
  return spells;
}
