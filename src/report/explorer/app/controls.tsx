import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { releaseTriggers } from "../../../model/scenario/parts.ts";
import { formatExact } from "../../words/figures.ts";
import { dayIn } from "../../words/known.ts";
import type { Control } from "../given.ts";
import { found } from "../search.ts";
import { stepOf, steps, valueAt } from "../slider.ts";
import { runCounts, type State } from "../state.ts";
import { capital, controlText, reachText, useSaid } from "./text.tsx";

export type Change = (change: Partial<State>) => void;
type ControlsProps = {
  readonly state: State;
  readonly change: Change;
  readonly reset: () => void;
  readonly told: ComponentChildren;
};

/** Everything that a reader can move. */
export function Controls({ state, change, reset, told }: ControlsProps) {
  const { given, words } = useSaid();
  const [added, setAdded] = useState<readonly string[]>([]);
  const [dragged, setDragged] = useState<ReadonlySet<string>>(() => new Set());
  const isShown = ({ path }: Control, place: number) =>
    place < given.shownControls || path in state.moved || added.includes(path) || dragged.has(path);
  const set = (path: string, value: number | null) => {
    const { [path]: _, ...moved } = state.moved;
    setDragged((before) => new Set([...before, path]));
    change({ moved: value === null ? moved : { ...moved, [path]: value } });
  };
  return (
    <form id="controls" aria-labelledby="controls-title" onSubmit={(event) => event.preventDefault()}>
      {told}
      <div class="head">
        <h2 id="controls-title">{words.controls.title}</h2>
        <button type="button" onClick={reset}>
          {words.controls.reset}
        </button>
      </div>
      <p class="note">{words.controls.note}</p>
      <Rule {...{ state, change }} />
      {given.facts !== null && <FactsSwitch {...{ state, change }} />}
      {given.controls.filter(isShown).map((control) => (
        <Slider key={control.path} control={control} value={state.moved[control.path] ?? null} set={set} />
      ))}
      <Search isShown={isShown} add={(path) => setAdded([...added, path])} />
      <Switches {...{ state, change }} />
      <label class="field">
        {words.controls.runs}
        <select
          value={String(state.runs)}
          onChange={({ currentTarget }) => change({ runs: Number(currentTarget.value) })}
        >
          {[...new Set([...runCounts, given.runs])]
            .sort((a, b) => a - b)
            .map((count) => (
              <option key={count} value={String(count)}>
                {formatExact(count)}
              </option>
            ))}
        </select>
      </label>
    </form>
  );
}

type Moves = { readonly state: State; readonly change: Change };

function Rule({ state, change }: Moves) {
  const { given, words } = useSaid();
  const { rules, scenario } = given;
  if (rules.length === 0) return null;
  const own = scenario.mechanisms.stockRelease ? scenario.nationalStock.release.trigger : "never";
  const chosen = (value: string) => releaseTriggers.find((each) => each === value) ?? null;
  return (
    <label class="field">
      {words.controls.rule}
      <select
        value={state.trigger ?? ""}
        onChange={({ currentTarget }) => change({ trigger: chosen(currentTarget.value) })}
      >
        <option value="">
          {words.controls.asWrittenRule(rules.find(({ trigger }) => trigger === own)?.title ?? own)}
        </option>
        {rules
          .filter(({ trigger }) => trigger !== own)
          .map(({ trigger, title }) => (
            <option key={trigger} value={trigger}>
              {title}
            </option>
          ))}
      </select>
    </label>
  );
}

function FactsSwitch({ state, change }: Moves) {
  const { given, lang, words } = useSaid();
  const { facts } = given;
  if (facts === null) return null;
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={state.isWeighed}
          onChange={({ currentTarget }) => change({ isWeighed: currentTarget.checked })}
        />
        {words.controls.facts(dayIn(facts.asOf, lang))}
      </label>
      <p class="note">{words.controls.factsNote(facts.used.length)}</p>
    </div>
  );
}

type SliderProps = {
  readonly control: Control;
  readonly value: number | null;
  readonly set: (path: string, value: number | null) => void;
};

function Slider({ control, value, set }: SliderProps) {
  const { lang, words } = useSaid();
  const { path, name, what, at, isDrawn } = control;
  const text = (each: number) => controlText(control, each, lang);
  const told =
    value !== null
      ? words.slider.held(text(value))
      : isDrawn
        ? words.slider.drawn(...reachText(control, lang))
        : words.slider.fixed(text(at));
  const id = `slider-${path}`;
  return (
    <div class={value === null ? "slider" : "slider is-moved"}>
      <label for={id}>{capital(name)}</label>
      {value !== null && (
        <button type="button" class="back" aria-label={words.slider.release(name)} onClick={() => set(path, null)}>
          {words.slider.takeBack}
        </button>
      )}
      {what !== "" && <p class="note">{what}</p>}
      <input
        {...{ id }}
        type="range"
        min={0}
        max={steps}
        value={stepOf(control, value ?? at)}
        aria-valuetext={told}
        onInput={({ currentTarget }) => set(path, valueAt(control, Number(currentTarget.value)))}
      />
      <p class="told" aria-hidden="true">
        {told}
      </p>
    </div>
  );
}

type SearchProps = {
  readonly isShown: (control: Control, place: number) => boolean;
  readonly add: (path: string) => void;
};

const mostFound = 8;

function Search({ isShown, add }: SearchProps) {
  const { given, words } = useSaid();
  const [text, setText] = useState("");
  const left = given.controls.filter((control, place) => !isShown(control, place));
  const wanted = text.trim();
  const all = found(left, wanted);
  return (
    <div class="field">
      <label for="search">{words.controls.search}</label>
      <input
        id="search"
        type="search"
        value={text}
        autocomplete="off"
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <p class="note" role="status">
        {wanted === "" ? "" : all.length === 0 ? words.controls.none : words.controls.found(all.length, left.length)}
      </p>
      {wanted !== "" && (
        <ul class="found">
          {all.slice(0, mostFound).map(({ path, name }) => (
            <li key={path}>
              <button type="button" aria-label={words.controls.add(name)} onClick={() => add(path)}>
                + {capital(name)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Switches({ state, change }: Moves) {
  const { given, words } = useSaid();
  return (
    <details class="field">
      <summary>{words.controls.switches}</summary>
      <p class="note">{words.controls.switchesNote}</p>
      {given.switches.map(({ name, title, isOn }) => (
        <label key={name} class="check">
          <input
            type="checkbox"
            checked={state.switched[name] ?? isOn}
            onChange={({ currentTarget }) => {
              const { [name]: _, ...others } = state.switched;
              const { checked } = currentTarget;
              change({ switched: checked === isOn ? others : { ...others, [name]: checked } });
            }}
          />
          {capital(title)}
        </label>
      ))}
    </details>
  );
}
