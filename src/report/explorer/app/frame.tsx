import type { ComponentChildren } from "preact";
import { useErrorBoundary, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useSaid } from "./text.tsx";

/** Figures of a chart, for readers of tables. */
export type Table = { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };

type DrawnProps = { readonly width: number; readonly draw: FrameProps["draw"] };

/** The picture; where it cannot be drawn, why, and what to do. */
function Drawn(props: DrawnProps) {
  const { words } = useSaid();
  const [error] = useErrorBoundary();
  return error === undefined ? (
    <Picture {...props} />
  ) : (
    <p class="problem">{words.undrawn((error as Error).message)}</p>
  );
}

function Picture({ width, draw }: DrawnProps) {
  return draw(width);
}

type Keys = readonly (readonly [name: string, text: string])[];

type FrameProps = {
  readonly id: string;
  readonly title: string;
  /** What it shows now, in a sentence; empty while there is nothing to say. */
  readonly finding: string;
  readonly note: string;
  readonly isMoved?: boolean;
  /** The run that is drawn; null where none is. */
  readonly run?: number | null;
  /** What its lines are, where they are others: class and name of each. */
  readonly legend?: Keys;
  /** Made when a reader opens it. */
  readonly table: () => Table;
  /** Draws for a width in pixels. */
  readonly draw: (width: number) => ComponentChildren;
};

/** A chart with its finding, what is shown, and its figures as a table. */
export function Frame({ id, title, finding, note, isMoved = false, run = null, legend, table, draw }: FrameProps) {
  const { words } = useSaid();
  const [ref, width] = useWidth();
  const [isOpen, setOpen] = useState(false);
  return (
    <figure id={id}>
      <p class="kicker">{title}</p>
      <h3>{finding === "" ? title : finding}</h3>
      <p class="note">{note}</p>
      <Legend keys={legend ?? keysOf(words, isMoved, run)} />
      <div ref={ref} class="plot">
        {width > 0 && <Drawn {...{ width, draw }} />}
      </div>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          {words.table}
          <span class="hidden">: {title}</span>
        </summary>
        {isOpen && <TableOf {...table()} caption={title} />}
      </details>
    </figure>
  );
}

function keysOf(words: ReturnType<typeof useSaid>["words"], isMoved: boolean, run: number | null): Keys {
  return [
    ...(isMoved || run !== null ? [["moved", isMoved ? words.moved : words.asWritten] as const] : []),
    ...(isMoved ? [["written", words.asWritten] as const] : []),
    ...(run === null ? [] : [["told", words.story.run(run)] as const]),
  ];
}

/** What the lines are, where there is more than one. */
function Legend({ keys }: { readonly keys: Keys }) {
  return (
    <p class="legend" aria-hidden="true">
      {keys.map(([name, text]) => (
        <span key={name}>
          <span class={`key ${name}`} /> {text}
        </span>
      ))}
    </p>
  );
}

/** A table whose first column names its rows. */
export function TableOf({ caption, heads, rows }: Table & { readonly caption: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than its frame is scrolled by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a frame is no set of fields.
    <div class="scroll" tabIndex={0} role="group" aria-label={caption}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, k) => (
                <td key={heads[k + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The width of an element, kept as the window changes. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry.contentRect.width)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}
