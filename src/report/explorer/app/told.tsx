import { dayIn } from "../../words/known.ts";
import { isMoved, type Moves } from "../moves.ts";
import { capital, controlText, useSaid } from "./text.tsx";

type ToldProps = { readonly moves: Moves; readonly isWeighed: boolean };

/** What is moved, and to which day the world is known, in words: on paper they stand for the controls. */
export function Told({ moves, isWeighed }: ToldProps) {
  const { given, lang, words } = useSaid();
  const { facts, scenario } = given;
  const known =
    isWeighed && facts !== null
      ? words.told.knownWithFacts(dayIn(facts.asOf, lang), facts.used.length)
      : words.told.known(dayIn(scenario.policy.knownUntil, lang));
  return (
    <p class="state">
      {isMoved(moves) ? `${movesText(moves)} ` : words.told.asWritten}
      {known}
    </p>
  );

  function movesText({ moved, switched, trigger }: Moves): string {
    const held = given.controls.flatMap((control) =>
      control.path in moved ? [words.told.at(control.name, controlText(control, moved[control.path], lang))] : [],
    );
    const turned = (isOn: boolean) =>
      given.switches.flatMap(({ name, title }) => (switched[name] === isOn ? [title] : []));
    const rule = given.rules.find((each) => each.trigger === trigger)?.title;
    return [
      words.told.held(held),
      words.told.on(turned(true)),
      words.told.off(turned(false)),
      rule === undefined ? "" : words.told.rule(rule),
    ]
      .filter((sentence) => sentence !== "")
      .map(capital)
      .join(lang === "ja" ? "" : " ");
  }
}
