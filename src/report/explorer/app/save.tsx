import { useState } from "preact/hooks";
import { savedName, savedYaml } from "../moves.ts";
import type { State } from "../state.ts";
import type { Engine } from "./engine.ts";
import type { Role } from "./protocol.ts";
import { useSaid } from "./text.tsx";

type SaveProps = {
  readonly state: State;
  readonly engine: Engine;
  readonly role: Role;
};

/** The address, and the scenario as a file, with the command that runs it. */
export function Save({ state, engine, role }: SaveProps) {
  const { given, words } = useSaid();
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(location.href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <section id="save" aria-labelledby="save-title">
      <h2 id="save-title">{words.save.title}</h2>
      <p class="note">{words.save.note}</p>
      <p class="buttons">
        <button type="button" onClick={copy}>
          {words.save.copy}
        </button>
        <span role="status">{isCopied ? words.save.copied : ""}</span>
      </p>
      {given.extended === null ? (
        <p>{words.save.none}</p>
      ) : (
        <File {...{ state, engine, role }} extended={given.extended} />
      )}
    </section>
  );
}

function File({ state, engine, role, extended }: SaveProps & { readonly extended: string }) {
  const { given, words } = useSaid();
  const { scenario, seed, facts } = given;
  const yaml = savedYaml(scenario, state, extended);
  const file = `${savedName(scenario)}.yaml`;
  const ofFacts = state.isWeighed && facts !== null ? facts.args : [];
  const command = [given.program, "run", file, "--seed", shellWord(seed), "--runs", state.runs, ...ofFacts].join(" ");
  const { proof } = engine;
  return (
    <>
      {/* Text of a page opens as a file without any network. */}
      <p class="buttons">
        <a class="button" download={file} href={`data:application/yaml;charset=utf-8,${encodeURIComponent(yaml)}`}>
          {words.save.download}
        </a>
        {extended.includes(".") && <span>{words.save.where(extended)}</span>}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than its frame is scrolled by keyboard. */}
      <pre id="yaml" tabIndex={0}>
        {yaml}
      </pre>
      <p>{words.save.run}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the same. */}
      <pre id="command" tabIndex={0}>
        {command}
      </pre>
      {ofFacts.length > 0 && facts !== null && !facts.isFileKnown && (
        <p>{words.save.factsFile(facts.name, facts.sha256.slice(0, 12))}</p>
      )}
      <p class="buttons">
        <button
          type="button"
          disabled={engine.isCarrying}
          onClick={() => engine.prove(role, state.runs, ofFacts.length > 0 && facts !== null ? facts.asOf : null)}
        >
          {words.save.check}
        </button>
        <span role="status">{proof === "running" ? words.save.checking : ""}</span>
      </p>
      {proof !== null && proof !== "running" && (
        <>
          <p>{words.save.hashes}</p>
          <dl class="hashes">
            <dt>summary.json</dt>
            <dd id="summary-hash">{proof.summary}</dd>
            <dt>bands.csv</dt>
            <dd id="bands-hash">{proof.bands}</dd>
          </dl>
        </>
      )}
    </>
  );
}

/** A word for the shell. */
function shellWord(word: string): string {
  return /^[\w.,:@%+=/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
