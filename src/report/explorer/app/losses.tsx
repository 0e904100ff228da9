import { toThreeDigits, withUnit } from "../../words/figures.ts";
import { shown } from "../../words/units.ts";
import { decades } from "./axis.ts";
import { Curve } from "./curve.tsx";
import { type Both, idOf, keyOf, pairs, quantileOfRuns, sharesAtOrBelow } from "./figures.ts";
import { Frame } from "./frame.tsx";
import type { Runs } from "./runs.ts";
import { useSaid } from "./text.tsx";

type LossesProps = { readonly both: Both; readonly isMoved: boolean };

/** How much is lost, and how often more. */
export function Losses({ both, isMoved }: LossesProps) {
  const { lang, words, percent } = useSaid();
  const id = idOf("lossHigh");
  const key = keyOf(both.moved, id);
  if (key === undefined || pairs(both) === 0) return null;
  const { sign, factor } = shown(key.unit, lang);
  const values = both.moved.values(id);
  const most = Math.max(...values, ...(isMoved ? both.written.values(id) : []), 1e-6);
  const levels = levelsTo(most);
  const above = (runs: Runs) => sharesAtOrBelow(runs, runs.values(id), levels).map((share) => 1 - share);
  const moved = above(both.moved);
  const written = isMoved ? above(both.written) : null;
  const twentieth = quantileOfRuns(both.moved, values, 0.95);
  const finding =
    twentieth > 0 ? words.loss.finding(withUnit(toThreeDigits(twentieth * factor), sign, lang)) : words.loss.none;
  const text = (level: number) => withUnit(toThreeDigits(level * factor), sign, lang);
  const marks = decades(levels[0] * factor, most * factor).map((at) => ({ at: at / factor, label: toThreeDigits(at) }));
  return (
    <Frame
      id="loss"
      title={words.loss.title}
      finding={finding}
      note={words.loss.note(sign)}
      isMoved={isMoved}
      table={() => ({
        heads: words.loss.heads,
        rows: levels.flatMap((level, k) =>
          k % 6 === 0 ? [[text(level), percent(moved[k], 1), percent((written ?? moved)[k], 1)]] : [],
        ),
      })}
      draw={(width) => (
        <Curve
          {...{ width, moved, written, marks, both }}
          at={levels}
          isLog
          title={words.loss.title}
          label={`${words.loss.title}. ${finding}`}
          caseAt={(place) => ({ id, level: levels[place], side: "above" })}
          placeText={(place) => words.moreThan(text(levels[place]))}
        />
      )}
    />
  );
}

/** Decades below the largest loss that are drawn. */
const decadesDrawn = 4;
const levelsPerDecade = 15;

function levelsTo(most: number): readonly number[] {
  return Array.from(
    { length: decadesDrawn * levelsPerDecade + 1 },
    (_, k) => most * 10 ** (k / levelsPerDecade - decadesDrawn),
  );
}
