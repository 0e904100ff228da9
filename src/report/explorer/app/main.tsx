import { render } from "preact";
import { useEffect, useMemo, useReducer, useState } from "preact/hooks";
import { explorerWords } from "../../words/explorer.ts";
import { factsOf } from "../../words/study.ts";
import type { Given } from "../given.ts";
import { isMoved, movedScenario } from "../moves.ts";
import { decodeState, encodeState, firstState, type Offer, type State } from "../state.ts";
import { Answer } from "./answer.tsx";
import { Beside } from "./beside.tsx";
import { Charts } from "./charts.tsx";
import { type Change, Controls } from "./controls.tsx";
import { Engine } from "./engine.ts";
import type { Role } from "./protocol.ts";
import { Save } from "./save.tsx";
import { StoryOf } from "./story.tsx";
import { SaidContext, useSaid } from "./text.tsx";

/*
 * The page: what a reader has chosen is one state, which the address holds; the engine is asked for its studies, and what it has
 * so far is drawn once a frame.
 */

const given = JSON.parse(textOf("given")) as Given;
const facts = factsOf({ scenario: given.scenario as never }, given.lang);
const { materials, sectors } = facts;
const offer: Offer = { ...given, hasFacts: given.facts !== null, materials, sectors };
const noFacts: readonly never[] = [];

/** Time after the last change before the address takes it: browsers refuse to be told of every step of a slider [ms]. */
const settledMs = 300;

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? "";
}

function start(): void {
  const root = document.getElementById("app");
  if (root === null) return;
  let draw = () => {};
  try {
    const count = Math.max(2, Math.min(8, navigator.hardwareConcurrency));
    const engine = new Engine(textOf("engine"), given.seed, count, () => draw());
    render(
      <SaidContext.Provider value={{ given, facts }}>
        <Page
          engine={engine}
          onDraw={(drawn) => {
            draw = drawn;
          }}
        />
      </SaidContext.Provider>,
      root,
    );
  } catch (error) {
    root.textContent = explorerWords[given.lang].noWorkers((error as Error).message);
    root.className = "problem";
  }
}

type PageProps = { readonly engine: Engine; readonly onDraw: (draw: () => void) => void };

function Page({ engine, onDraw }: PageProps) {
  const { words } = useSaid();
  const [, drawn] = useReducer((count: number) => count + 1, 0);
  useEffect(() => onDraw(oncePerFrame(() => drawn(undefined))), [onDraw]);
  const [{ state, problem }, setRead] = useState(read);
  const change: Change = (changed) => setRead((before) => ({ state: { ...before.state, ...changed }, problem: "" }));
  useAddress(state, setRead);
  const { isWeighed, runs, material, sector } = state;
  const known = isWeighed ? given.facts : null;
  const [scenario, weighing] = [known?.scenario ?? given.scenario, known?.weighing ?? noFacts];
  const moves = JSON.stringify([state.moved, state.switched, state.trigger]);
  const moved = useMemo(() => (isMoved(state) ? movedScenario(scenario, state) : null), [moves, scenario]);
  const role: Role = moved === null ? "written" : "moved";
  useEffect(() => {
    engine.ask("written", { scenario, facts: weighing, runs });
    if (moved === null) engine.drop("moved");
    else engine.ask("moved", { scenario: moved, facts: weighing, runs });
    if (given.beside !== null) engine.ask("beside", { scenario: given.beside, facts: noFacts, runs });
    if (state.story !== null) engine.tell(role, state.story);
    drawn(undefined);
  }, [engine, scenario, weighing, runs, moved, role, state.story]);
  const written = engine.shown("written");
  const both = { moved: engine.shown(role) ?? written, written };
  const story = state.story !== null && engine.story?.run === state.story ? engine.story : null;
  const beside = engine.shown("beside");
  return (
    <>
      {problem !== "" && <p class="problem">{problem}</p>}
      {engine.failure !== null && (
        <p class="problem" role="alert">
          {words.failed(engine.failure)}
        </p>
      )}
      <div class="columns">
        <Controls
          {...{ state, change }}
          reset={() => setRead({ state: { ...firstState(offer), runs, material, sector }, problem: "" })}
        />
        <div id="results">
          {both.moved !== null && both.written !== null && (
            <>
              <Answer
                both={{ moved: both.moved, written: both.written }}
                isMoved={moved !== null}
                material={material}
              />
              <Chosen {...{ state, change }} />
              <Charts
                {...{ material, sector, story }}
                both={{ moved: both.moved, written: both.written }}
                isMoved={moved !== null}
              />
              <StoryOf {...{ story, change }} runs={both.moved} />
              {beside !== null && <Beside {...{ beside }} now={both.moved} />}
            </>
          )}
          <Save {...{ state, engine, role }} runs={both.moved} />
          <p class="note">{words.note(given.seed, given.engineVersion)}</p>
        </div>
      </div>
    </>
  );
}

/** Which metal and sector the charts of one are of. */
function Chosen({ state, change }: { readonly state: State; readonly change: Change }) {
  const { words } = useSaid();
  const { material, sector } = facts.titles;
  return (
    <div class="chosen">
      <label>
        {words.material}
        <select value={state.material} onChange={({ currentTarget }) => change({ material: currentTarget.value })}>
          {materials.map((name) => (
            <option key={name} value={name}>
              {material(name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.sector}
        <select value={state.sector} onChange={({ currentTarget }) => change({ sector: currentTarget.value })}>
          {sectors.map((name) => (
            <option key={name} value={name}>
              {sector(name)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

type Read = { readonly state: State; readonly problem: string };

/** What the address says, and what of it cannot be taken, in words. */
function read(): Read {
  const words = explorerWords[given.lang];
  const decoded = decodeState(location.hash, offer);
  if (decoded.kind === "otherVersion")
    return { state: firstState(offer), problem: words.otherVersion(decoded.version) };
  const { state, ignored } = decoded;
  return { state, problem: ignored.length === 0 ? "" : words.ignored(ignored.join(", ")) };
}

/** Keeps the address as the state is, and the state as an address that the reader enters. */
function useAddress(state: State, setRead: (read: Read) => void): void {
  const encoded = encodeState(state);
  useEffect(() => {
    const isFirst = location.hash === "" && encoded === encodeState(firstState(offer));
    const timer = setTimeout(() => {
      if (!isFirst) history.replaceState(null, "", `#${encoded}`);
    }, settledMs);
    return () => clearTimeout(timer);
  }, [encoded]);
  useEffect(() => {
    const heard = () => setRead(read());
    addEventListener("hashchange", heard);
    return () => removeEventListener("hashchange", heard);
  }, [setRead]);
}

function oncePerFrame(draw: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      draw();
    });
  };
}

start();
