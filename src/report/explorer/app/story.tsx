import type { ReplayEvent } from "../../../sim/analysis/replay/logs.ts";
import { eventTitles, eventWords } from "../../words/events.ts";
import { toThreeDigits, withUnit } from "../../words/figures.ts";
import { shown } from "../../words/units.ts";
import type { Change } from "./controls.tsx";
import { idOf, keyOf, quantileOfRuns, shareOfCase } from "./figures.ts";
import type { Story } from "./protocol.ts";
import type { Runs } from "./runs.ts";
import { capital, useSaid, weekDay } from "./text.tsx";

type StoryProps = { readonly runs: Runs; readonly story: Story | null; readonly change: Change };

/** Events that a short telling is made of. */
const toldKinds: ReadonlySet<ReplayEvent["kind"]> = new Set<ReplayEvent["kind"]>([
  ...(["policyState", "coverageKnown", "squeeze", "releaseBegins", "stockAtFloor", "projectOnStream"] as const),
  ...(["firstLineStop", "sectorShort", "pricePeak"] as const),
]);

/** One run, told event by event. */
export function StoryOf({ runs, story, change }: StoryProps) {
  const { words } = useSaid();
  const next = () => change({ story: ((story?.run ?? -1) + 1) % runs.done });
  return (
    <section id="story" aria-labelledby="story-title">
      <h2 id="story-title">{words.story.title}</h2>
      <p class="note">{words.story.note}</p>
      <p class="buttons">
        <button type="button" onClick={() => change({ story: runAt(runs, 0.5) })}>
          {words.story.typical}
        </button>
        <button type="button" onClick={() => change({ story: runAt(runs, 0.96) })}>
          {words.story.worst}
        </button>
        <button type="button" onClick={next}>
          {words.story.next}
        </button>
        {story !== null && (
          <button type="button" onClick={() => change({ story: null })}>
            {words.story.hide}
          </button>
        )}
      </p>
      <div aria-live="polite">{story !== null && <Telling {...{ runs, story }} />}</div>
    </section>
  );
}

function Telling({ runs, story }: { readonly runs: Runs; readonly story: Story }) {
  const { lang, words, percent } = useSaid();
  const told = useTold(runs, story);
  const key = keyOf(runs, idOf("lossHigh"));
  const loss = key === undefined || story.run >= runs.done ? null : runs.values(idOf("lossHigh"))[story.run];
  const unit = key && shown(key.unit, lang);
  return (
    <>
      <h3>{words.story.run(story.run)}</h3>
      {loss !== null && unit !== undefined && (
        <p>
          {words.story.lost(withUnit(toThreeDigits(loss * unit.factor), unit.sign, lang))}{" "}
          {words.story.rank(percent(shareOfCase(runs, { id: idOf("lossHigh"), level: loss, side: "above" }).share))}
        </p>
      )}
      {told.length === 0 ? (
        <p>{words.story.nothing}</p>
      ) : (
        <ol class="events">
          {told.map(({ day, text }, k) => (
            <li key={`${day} ${text}`}>
              <span class={told[k - 1]?.day === day ? "day same" : "day"}>{day}</span> <span>{capital(text)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

/** What happens, day by day: a shortage once, with the day on which it ends. */
function useTold(runs: Runs, { events }: Story): readonly { readonly day: string; readonly text: string }[] {
  const { facts, lang, words } = useSaid();
  const titles = eventTitles(runs.scenario, lang);
  const day = (week: number) => weekDay(facts.start, Math.floor(week), lang);
  const isTold = (event: ReplayEvent) =>
    toldKinds.has(event.kind) &&
    (event.kind !== "pricePeak" || event.quote === "Paid") &&
    event.week >= 0 &&
    (event.kind !== "stockAtFloor" || event.week >= 1);
  return events.filter(isTold).map((event) => {
    const text = eventWords(event, titles, lang);
    if (event.kind !== "sectorShort") return { day: day(event.week), text };
    const end = events.find(
      (each) => each.kind === "sectorRecovered" && each.sector === event.sector && each.week > event.week,
    );
    return {
      day: day(event.week),
      text: end === undefined ? words.story.toTheEnd(text) : words.story.until(text, day(end.week)),
    };
  });
}

/** The run whose loss is nearest to a quantile of all. */
function runAt(runs: Runs, p: number): number {
  const values = runs.values(idOf("lossHigh"));
  const wanted = quantileOfRuns(runs, values, p);
  let found = 0;
  for (let run = 1; run < values.length; run++)
    if (Math.abs(values[run] - wanted) < Math.abs(values[found] - wanted)) found = run;
  return found;
}
