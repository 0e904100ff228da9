import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { fewestEffective } from "../../../sim/study/surprise.ts";
import { formatExact, runsText } from "../../words/figures.ts";
import type { Both } from "./figures.ts";
import { useSaid } from "./text.tsx";

/** Runs that are in of what is asked for, which need not be shown yet. */
export const DoneContext = createContext(0);

/** How far the runs are, and what they are worth. */
export function Progress({ both: { moved } }: { readonly both: Both }) {
  const { lang, words } = useSaid();
  const done = useContext(DoneContext);
  const { runs } = moved;
  const worth = moved.worth();
  const text = done < runs ? words.progress(formatExact(done), formatExact(runs)) : runsText(runs, lang);
  const told = moved.ancestors === undefined ? words.effective : words.particles;
  const weighed = worth < moved.done ? told(formatExact(Math.round(worth))) : "";
  const more = moved.shipped?.runs === done ? words.cameWithPage : weighed;
  return (
    <p class="progress">
      <progress max={runs} value={done} aria-label={text} /> {text}
      {more !== "" && (lang === "ja" ? `（${more}）` : `, ${more}`)}
      {done === runs && weighed !== "" && worth < fewestEffective && <strong class="warning">{words.tooFew}</strong>}
    </p>
  );
}
