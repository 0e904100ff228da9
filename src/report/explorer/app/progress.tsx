import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { formatExact, runsText } from "../../words/figures.ts";
import type { Both } from "./figures.ts";
import { useSaid } from "./text.tsx";

/** Runs that are in of what is asked for, which need not be shown yet. */
export const DoneContext = createContext(0);

/** Runs of equal weight below which a share of the runs is off by ten points and more. */
const fewestWorth = 100;

/** How far the runs are, and what they are worth. */
export function Progress({ both: { moved } }: { readonly both: Both }) {
  const { lang, words } = useSaid();
  const done = useContext(DoneContext);
  const { runs } = moved;
  const worth = moved.worth();
  const text = done < runs ? words.progress(formatExact(done), formatExact(runs)) : runsText(runs, lang);
  const weighed = worth < moved.done ? words.effective(formatExact(Math.round(worth))) : "";
  const more = moved.shipped?.runs === done ? words.cameWithPage : weighed;
  return (
    <p class="progress">
      <progress max={runs} value={done} aria-label={text} /> {text}
      {more !== "" && (lang === "ja" ? `（${more}）` : `, ${more}`)}
      {done === runs && weighed !== "" && worth < fewestWorth && <strong class="warning">{words.tooFew}</strong>}
    </p>
  );
}
