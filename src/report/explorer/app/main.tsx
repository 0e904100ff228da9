import { render } from "preact";
import { useCallback, useEffect, useMemo, useReducer, useState } from "preact/hooks";
import { explorerWords } from "../../words/explorer.ts";
import { formatExact } from "../../words/figures.ts";
import { factsOf } from "../../words/study.ts";
import type { Given } from "../given.ts";
import { allowedByRecord, isMoved, movedScenario } from "../moves.ts";
import { decodeState, encodeState, firstState, type Offer, type State } from "../state.ts";
import { type Change, Controls } from "./controls.tsx";
import { type Coming, Engine } from "./engine.ts";
import { DoneContext } from "./progress.tsx";
import type { Role } from "./protocol.ts";
import { useResults } from "./results.tsx";
import { Save } from "./save.tsx";
import { SaidContext, useSaid } from "./text.tsx";
import { Told } from "./told.tsx";
import { unpacked } from "./unpacked.ts";

/*
 * The page: what a reader has chosen is one state, which the address holds; the engine is asked for its studies, and what it has
 * so far is drawn once a frame.
 */

const given = JSON.parse(textOf("given")) as Given;
const facts = factsOf({ scenario: given.scenario as never }, given.lang);
const { materials, sectors } = facts;
const offer: Offer = { ...given, materials, sectors };
const noFacts: readonly never[] = [];

/** Time between two pictures while runs arrive: workers want the processor too [ms]. */
const restMs = 80;

/** Time after the last change before the address takes it: browsers refuse to be told of every step of a slider [ms]. */
const settledMs = 300;

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? "";
}

/** What leads past the controls moves the focus, and leaves the address to the state. */
function leadToAnswer(): void {
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("results")?.focus();
  });
}

async function start(): Promise<void> {
  leadToAnswer();
  const root = document.getElementById("app");
  if (root === null) return;
  let draw = () => {};
  const count = Math.max(2, Math.min(8, navigator.hardwareConcurrency));
  const engine = new Engine(textOf("engine"), given.seed, count, coming(), () => draw());
  const { state } = read();
  const isAsWritten = !state.isWeighed && !isMoved(state);
  if (!isAsWritten) engine.start();
  if (!state.isWeighed) engine.ask("written", { scenario: given.scenario, facts: noFacts, runs: state.runs });
  // What came with the page is in the first picture, and workers are started after it.
  if (isAsWritten) await engine.opened;
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
}

/** The runs that lie in the page. */
function coming(): Coming | null {
  const { scenario, shippedRuns: count } = given;
  return count === 0 ? null : { scenario, count, runs: unpacked(textOf("shipped"), scenario, count) };
}

type PageProps = { readonly engine: Engine; readonly onDraw: (draw: () => void) => void };

function Page({ engine, onDraw }: PageProps) {
  const { words } = useSaid();
  const [, drawn] = useReducer((count: number) => count + 1, 0);
  useEffect(() => onDraw(spaced(() => drawn(undefined))), [onDraw]);
  const [{ state, problem }, setRead] = useState(read);
  const change = useCallback<Change>(
    (changed) => setRead((before) => ({ state: { ...before.state, ...changed }, problem: "" })),
    [],
  );
  useAddress(state, setRead);
  const { isWeighed, runs, material, sector } = state;
  const known = isWeighed ? given.facts : null;
  const [scenario, weighing] = [known?.scenario ?? given.scenario, known?.weighing ?? noFacts];
  const { moves, ruledOut } = known === null ? { moves: state, ruledOut: [] } : allowedByRecord(state, given.controls);
  const made = JSON.stringify([moves.moved, moves.switched, moves.trigger]);
  const moved = useMemo(() => (isMoved(moves) ? movedScenario(scenario, moves) : null), [made, scenario]);
  const { isCarrying } = engine;
  const role: Role = moved === null ? "written" : "moved";
  useEffect(() => {
    engine.ask("written", { scenario, facts: weighing, runs });
    if (moved === null) engine.drop("moved");
    else engine.ask("moved", { scenario: moved, facts: weighing, runs });
    if (given.beside !== null) engine.ask("beside", { scenario: given.beside, facts: noFacts, runs });
    if (state.story !== null && !isCarrying) engine.tell(role, state.story);
    drawn(undefined);
  }, [engine, scenario, weighing, runs, moved, role, state.story, isCarrying]);
  const written = engine.shown("written");
  const done = engine.done(role, { scenario: moved ?? scenario, facts: weighing, runs });
  const ofRole = engine.shown(role);
  const both = written && { moved: ofRole ?? written, written };
  const [isShownMoved, isAwaited] = [moved !== null && ofRole !== null, ofRole === null];
  const isShipped = written !== null && written.shipped !== null;
  useEffect(() => {
    if (isShipped) engine.checkShipped();
  }, [engine, isShipped]);
  const story = state.story !== null && engine.story?.run === state.story ? engine.story : null;
  const beside = engine.shown("beside");
  const shown = useResults({ both, isMoved: isShownMoved, isAwaited, state, story, beside, change });
  const reset = () => setRead({ state: { ...firstState(offer), runs, material, sector }, problem: "" });
  return (
    <>
      {problem !== "" && <p class="problem">{problem}</p>}
      {ruledOut.length > 0 && (
        <p class="problem" role="status">
          {words.ruledOut(ruledOut.map((path) => given.controls.find((each) => each.path === path)?.name).join("; "))}
        </p>
      )}
      {engine.noWorkers !== null && (
        <p class="problem" role="alert">
          {words.noWorkers(engine.noWorkers)}
        </p>
      )}
      {engine.failure !== null && (
        <p class="problem" role="alert">
          {words.failed(engine.failure)}
        </p>
      )}
      <div class="columns">
        <Controls {...{ state, change, reset }} told={shown?.brief} />
        <div id="results" tabIndex={-1}>
          {engine.isCarrying && (
            <p class="note" role="status">
              {words.carrying}
            </p>
          )}
          <Told {...{ moves, isWeighed }} />
          <DoneContext.Provider value={done}>{shown?.results}</DoneContext.Provider>
          <Save {...{ engine, role }} state={moves} />
          <p class="note">{words.note(given.seed, given.engineVersion)}</p>
          {engine.check !== null && (
            <p id="check" class={engine.check.state === "differs" ? "problem" : "note"} role="status">
              {words.check[engine.check.state](formatExact(given.shippedRuns))}
            </p>
          )}
        </div>
      </div>
    </>
  );
}

type Read = { readonly state: State; readonly problem: string };

/** What the address says, and what of it cannot be taken, in words. */
function read(): Read {
  const words = explorerWords[given.lang];
  const decoded = decodeState(location.hash, offer);
  if (decoded.kind === "otherVersion")
    return { state: firstState(offer), problem: words.otherVersion(decoded.version) };
  if (decoded.kind === "otherScenario")
    return { state: firstState(offer), problem: words.otherScenario(decoded.name, given.scenario.name) };
  const { state, ignored } = decoded;
  return { state, problem: ignored.length === 0 ? "" : words.ignored(ignored.join(", ")) };
}

/** Keeps the address as the state is, and the state as an address that the reader enters. */
function useAddress(state: State, setRead: (read: Read) => void): void {
  const encoded = encodeState(state, offer);
  useEffect(() => {
    const isFirst = location.hash === "" && encoded === encodeState(firstState(offer), offer);
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

/** Draws at the next frame, and then not again for a while: what comes in between is drawn together. */
function spaced(draw: () => void): () => void {
  let state: "idle" | "drawing" | "resting" | "due" = "idle";
  const ask = () => {
    if (state === "drawing" || state === "due") return;
    if (state === "resting") {
      state = "due";
      return;
    }
    state = "drawing";
    requestAnimationFrame(() => {
      draw();
      state = "resting";
      setTimeout(() => {
        const isDue = state === "due";
        state = "idle";
        if (isDue) ask();
      }, restMs);
    });
  };
  return ask;
}

void start();
