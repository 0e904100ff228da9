import { type ComponentChildren, createContext } from "preact";
import { useContext, useMemo, useRef, useState } from "preact/hooks";
import type { Reading } from "./reading.ts";
import { useSaid } from "./text.tsx";

/** A cursor over the places of a chart. */
type Cursor = {
  /** From left to right, or from top to bottom where `isDown` [px]. */
  readonly places: readonly number[];
  readonly isDown?: boolean;
  /** Where it stands before it is moved. */
  readonly first: number;
  /** From which it reaches to which across its places [px]. */
  readonly reach: readonly [number, number];
  readonly read: (place: number) => Reading;
};

/** Whether all runs are in: until then a screen reader is not told of every change to what the cursor stands on. */
export const SettledContext = createContext(true);

type PlotProps = {
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly title: string;
  readonly cursor: Cursor;
  readonly children: ComponentChildren;
};

/**
 * A picture that is read at a place: by pointer, by touch, and by the arrow keys, which move a slider that stands for its
 * places and says, as every slider does, where it is.
 */
export function Plot({ width, height, label, title, cursor, children }: PlotProps) {
  const { words } = useSaid();
  const isSettled = useContext(SettledContext);
  const [pointed, setPointed] = useState<number | null>(null);
  const [stood, setStood] = useState<number | null>(null);
  const [isFocused, setFocused] = useState(false);
  const canvas = useRef<HTMLDivElement>(null);
  const { places, isDown = false, first, read } = cursor;
  const within = (place: number) => Math.max(0, Math.min(places.length - 1, place));
  const standing = within(stood ?? first);
  const shown = pointed !== null ? within(pointed) : isFocused ? standing : null;
  const point = (event: PointerEvent) => {
    const box = canvas.current?.getBoundingClientRect();
    if (box !== undefined) setPointed(nearest(places, isDown ? event.clientY - box.top : event.clientX - box.left));
  };
  const stand = (place: number) => {
    setPointed(null);
    setFocused(true);
    setStood(within(place));
  };
  const text = useMemo(() => textOf(read(standing)), [standing, isSettled]);
  return (
    <div
      ref={canvas}
      class="canvas"
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={({ pointerType }) => pointerType === "mouse" && setPointed(null)}
    >
      <svg {...{ width, height }} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {children}
        {shown !== null && <Marks {...{ cursor }} place={shown} />}
      </svg>
      {shown !== null && <Tip {...{ width, cursor }} place={shown} />}
      <input
        class="reader"
        type="range"
        min={0}
        max={places.length - 1}
        value={standing}
        aria-label={words.cursor(title)}
        aria-valuetext={text}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false);
          setPointed(null);
        }}
        onInput={({ currentTarget }) => stand(Number(currentTarget.value))}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            setFocused(false);
            setPointed(null);
          }
          const step = isDown ? (stepsDown[event.key] ?? 0) : 0;
          if (step === 0) return;
          event.preventDefault();
          stand(standing + step);
        }}
      />
    </div>
  );
}

/** Where places lie one under another, the arrow that points down goes down. */
const stepsDown: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function Marks({ cursor, place }: { readonly cursor: Cursor; readonly place: number }) {
  const { places, isDown = false, reach, read } = cursor;
  const at = places[place];
  const [from, to] = reach;
  return (
    <g class="cursor">
      {isDown ? <line x1={from} x2={to} y1={at} y2={at} /> : <line x1={at} x2={at} y1={from} y2={to} />}
      {read(place).lines.map(
        (each) =>
          each.at !== undefined && (
            <circle key={each.of} class={each.of} cx={isDown ? each.at : at} cy={isDown ? at : each.at} r={4} />
          ),
      )}
    </g>
  );
}

type TipProps = { readonly cursor: Cursor; readonly place: number; readonly width: number };

function Tip({ cursor, place, width }: TipProps) {
  const { places, isDown = false, read } = cursor;
  const { place: where, lines } = read(place);
  const at = places[place];
  // Beside the cursor, on the side where there is more room; under it where places lie one under another.
  const style = isDown
    ? { top: `${at + 14}px`, left: "8px" }
    : at < width / 2
      ? { top: "4px", left: `${at + 10}px`, maxWidth: `${width - at - 10}px` }
      : { top: "4px", right: `${width - at + 10}px`, maxWidth: `${at - 10}px` };
  return (
    <div class="tip" aria-hidden="true" style={style}>
      <p class="place">{where}</p>
      {lines.map(({ of, label, text }) => (
        <p key={of} class={of}>
          <span>{label}</span> {text}
        </p>
      ))}
    </div>
  );
}

function textOf({ place, lines }: Reading): string {
  return `${place}: ${lines.map(({ label, text }) => `${label} ${text}`).join("; ")}`;
}

function nearest(places: readonly number[], at: number): number {
  let found = 0;
  for (let place = 1; place < places.length; place++)
    if (Math.abs(places[place] - at) < Math.abs(places[found] - at)) found = place;
  return found;
}
