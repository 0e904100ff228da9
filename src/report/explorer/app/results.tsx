import { useMemo } from "preact/hooks";
import type { State } from "../state.ts";
import { Answer, Brief } from "./answer.tsx";
import { Beside } from "./beside.tsx";
import { Charts } from "./charts.tsx";
import type { Change } from "./controls.tsx";
import type { Both } from "./figures.ts";
import { SettledContext } from "./plot.tsx";
import type { Story } from "./protocol.ts";
import type { Runs } from "./runs.ts";
import { StoryOf } from "./story.tsx";
import { capital, useSaid } from "./text.tsx";

type ResultsProps = {
  /** Null before the first runs are in. */
  readonly both: Both | null;
  readonly isMoved: boolean;
  /** Something is moved, of which there are no runs yet. */
  readonly isAwaited: boolean;
  readonly state: Pick<State, "material" | "sector">;
  readonly story: Story | null;
  readonly beside: Runs | null;
  readonly change: Change;
};

/**
 * All that follows from the runs. A step of a slider, which has changed no run yet, draws none of it again: the same elements are
 * given back until there is more to show.
 */
export function useResults({ both, isMoved, isAwaited, state, story, beside, change }: ResultsProps) {
  const { material, sector } = state;
  const { moved, written } = both ?? {};
  return useMemo(
    () =>
      both && {
        brief: <Brief both={both} isMoved={isMoved} />,
        results: (
          <SettledContext.Provider value={both.moved.done === both.moved.runs}>
            <Answer {...{ both, isMoved, isAwaited, material }} />
            <Chosen {...{ material, sector, change }} />
            <Charts {...{ both, isMoved, material, sector, story }} />
            <StoryOf {...{ story, change }} runs={both.moved} />
            {beside !== null && <Beside {...{ beside, material, sector }} now={both.moved} />}
          </SettledContext.Provider>
        ),
      },
    [
      moved,
      moved?.done,
      written,
      written?.done,
      isMoved,
      isAwaited,
      material,
      sector,
      story,
      beside,
      beside?.done,
      change,
    ],
  );
}

type ChosenProps = { readonly material: string; readonly sector: string; readonly change: Change };

/** Which metal and sector the charts of one are of. */
function Chosen({ material, sector, change }: ChosenProps) {
  const { facts, words } = useSaid();
  const { materials, sectors, titles } = facts;
  return (
    <div class="chosen">
      <label>
        {words.material}
        <select value={material} onChange={({ currentTarget }) => change({ material: currentTarget.value })}>
          {materials.map((name) => (
            <option key={name} value={name}>
              {capital(titles.material(name))}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.sector}
        <select value={sector} onChange={({ currentTarget }) => change({ sector: currentTarget.value })}>
          {sectors.map((name) => (
            <option key={name} value={name}>
              {capital(titles.sector(name))}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
