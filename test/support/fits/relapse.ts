import { yearsBetween } from "./dates.ts";
import { dataCut, type Episode, isOf, type LeaveOut } from "./episodes.ts";

export type Calm = {
  readonly target: string;
  readonly from: string;
  readonly to: string;
  readonly years: number;
  /** True when no new measure followed within sight. */
  readonly censored: boolean;
};

/**
 * Spells in which no measure against a target was in force, each from a settlement to the next measure against the same
 * target or to the data cut. Measures that overlap settle when the last of them ends; a target hit without end has no
 * spell. A left-out episode hides what it did: a spell that it ended is censored on its first day, one that it opened is
 * not counted.
 */
export function calmSpells(all: readonly Episode[], without: LeaveOut): readonly Calm[] {
  return [...new Set(all.map(({ target }) => target))].flatMap((target) => {
    const cases = all.filter((one) => one.target === target).sort((a, b) => a.start.localeCompare(b.start));
    return cases.flatMap((_, i): readonly Calm[] => {
      const last = lastToEnd(cases.slice(0, i + 1));
      const next = cases[i + 1];
      if (last.end === "" || isOf(without, last) || (next !== undefined && next.start <= last.end)) return [];
      const to = next?.start ?? dataCut;
      const censored = next === undefined || isOf(without, next);
      return [{ target, from: last.end, to, years: yearsBetween(last.end, to), censored }];
    });
  });
}

function lastToEnd(cases: readonly Episode[]): Episode {
  return cases.reduce((last, one) => (last.end === "" || (one.end !== "" && one.end <= last.end) ? last : one));
}
