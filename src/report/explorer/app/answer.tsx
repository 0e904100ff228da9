import type { OutcomeKey } from "../../../model/outcomes/outcome.ts";
import { type Both, differenceOf, idOf, keyOf, meanText, shareOf } from "./figures.ts";
import { Progress } from "./progress.tsx";
import { differenceText } from "./reading.ts";
import { useSaid } from "./text.tsx";

type AnswerProps = {
  readonly both: Both;
  readonly isMoved: boolean;
  /** Something is moved, of which there are no runs yet: what is shown is as written. */
  readonly isAwaited: boolean;
  readonly material: string;
};

/** The answer in a sentence and four figures, each with its error and what moving did to it. */
export function Answer({ both, isMoved, isAwaited, material }: AnswerProps) {
  const { facts, lang, words, percent } = useSaid();
  const { moved } = both;
  const { share } = shareOf(moved, idOf("civilLineStopped"));
  const headline = share > 0 ? words.headline(percent(share), facts.horizonWeeks) : words.never(facts.horizonWeeks);
  const name = facts.titles.material(material);
  const cards: readonly (readonly [string, string])[] = [
    [words.cards.stop, idOf("civilLineStopped")],
    [words.cards.loss, idOf("lossHigh")],
    [words.cards.need(name), idOf("unmetNeedShare", { material })],
    [words.cards.price(name), idOf("pricePaidPeakMultiple", { material })],
  ];
  const isDone = moved.done === moved.runs;
  const stops = keyOf(moved, idOf("civilLineStopped"));
  const difference = isMoved && stops !== undefined ? differenceOf(both, stops, lang) : null;
  const arePairs = moved.layout() === null && both.written.layout() === null;
  const against = difference === null ? "" : words.against(difference.text, difference.isBeyond, arePairs);
  return (
    <section id="answer" aria-labelledby="headline">
      <h2 id="headline">{headline}</h2>
      <p class="than">{isMoved ? against : isAwaited ? words.awaited : words.unchanged}</p>
      {/* Told once all runs are in, not at each of them. */}
      <p class="hidden" role="status">
        {isDone ? `${headline} ${against}` : ""}
      </p>
      <Progress both={both} />
      <div class="cards">
        {cards.map(([label, id]) => {
          const key = keyOf(moved, id);
          return key === undefined ? null : <Card key={id} {...{ label, of: key, both, isMoved }} />;
        })}
      </div>
    </section>
  );
}

/** The first two figures again, for narrow screens, where they stay in sight above the sliders. */
export function Brief({ both, isMoved }: Pick<AnswerProps, "both" | "isMoved">) {
  const { lang, words } = useSaid();
  const figures: readonly (readonly [string, string])[] = [
    [words.cards.stop, idOf("civilLineStopped")],
    [words.cards.loss, idOf("lossHigh")],
  ];
  return (
    <div class="brief" aria-hidden="true">
      {figures.map(([label, id]) => {
        const key = keyOf(both.moved, id);
        const difference = isMoved && key !== undefined ? differenceOf(both, key, lang) : null;
        return (
          key !== undefined && (
            <p key={id}>
              {label}: <strong>{meanText(both.moved, key, lang)}</strong>{" "}
              {difference !== null && differenceText(difference, words)}
            </p>
          )
        );
      })}
    </div>
  );
}

type CardProps = { readonly label: string; readonly of: OutcomeKey; readonly both: Both; readonly isMoved: boolean };

function Card({ label, of, both, isMoved }: CardProps) {
  const { lang, words } = useSaid();
  const difference = isMoved ? differenceOf(both, of, lang) : null;
  const told = difference === null ? "" : differenceText(difference, words);
  return (
    <div class="card">
      <p class="label">{label}</p>
      <p class="figure">{meanText(both.moved, of, lang)}</p>
      <p class={difference?.isBeyond ? "against" : "note"}>{isMoved ? told : words.asWritten}</p>
    </div>
  );
}
