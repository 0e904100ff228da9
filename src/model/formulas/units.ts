import { type Dimension, unitFactors, unitsOf } from "../scenario/units.ts";

/*
 * Units of what is computed: powers of what is measured. A price is one of these by itself, USD/kg, so that prices stay the bits
 * that the model has; a price times tonnes is thousands of USD.
 */

const measures = ["weeks", "t", "USD/kg", "money", "firms"] as const;
type Measure = (typeof measures)[number];

/** Powers of what is measured, without those of 0. */
export type Powers = { readonly [Of in Measure]?: number };

/** A unit: its powers, one of it in theirs, and whether it is a share, which is told from other ratios. */
export type Unit = { readonly powers: Powers; readonly factor: number; readonly isShare: boolean };

export const ratio: Unit = { powers: {}, factor: 1, isShare: false };
export const share: Unit = { powers: {}, factor: 1, isShare: true };
export const weeks: Unit = { powers: { weeks: 1 }, factor: 1, isShare: false };

const powersOf: Readonly<Record<Dimension, Powers>> = {
  time: { weeks: 1 },
  flow: { t: 1, weeks: -1 },
  price: { "USD/kg": 1 },
  share: {},
  ratio: {},
  count: {},
  rate: { weeks: -1 },
  money: { money: 1 },
  volatility: { weeks: -0.5 },
};

const dimensions = Object.keys(powersOf) as readonly Dimension[];

/** The unit in which the model has an input. */
export function unitOfInput(dimension: Dimension): Unit {
  return { powers: powersOf[dimension], factor: 1, isShare: dimension === "share" };
}

/** Units of inputs, by their words, and of outcomes and series beside them. */
const named: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...dimensions.flatMap((dimension) =>
    unitsOf(dimension).map((word): readonly [string, Unit] => [
      word,
      { powers: powersOf[dimension], factor: unitFactors[word], isShare: dimension === "share" },
    ]),
  ),
  ["share of GDP", share],
  ["t", { powers: { t: 1 }, factor: 1, isShare: false }],
  // One USD/kg is a thousand USD a tonne.
  ["million USD", { powers: { "USD/kg": 1, t: 1 }, factor: 1000, isShare: false }],
  ["firms", { powers: { firms: 1 }, factor: 1, isShare: false }],
  ["firm-weeks", { powers: { firms: 1, weeks: 1 }, factor: 1, isShare: false }],
]);

/** Words of units that a number may be written in. */
export const unitWords: readonly string[] = [...named.keys()];

/** A unit by its word; billions of any currency are money. Undefined where it is none. */
export function unitNamed(word: string): Unit | undefined {
  return named.get(/^billion [A-Z]{3}$/.test(word) ? "billion" : word);
}

/** In what a number of some powers is told, the first that fits. */
const toldIn = ["weeks", "t", "USD/kg", "million USD", "t/week", "1/week", "firms", "firm-weeks"] as const;

/** How a unit is told, with one of the told in its powers; `currency` is the scenario's. Undefined where no word fits. */
export function told(
  { powers, isShare }: Pick<Unit, "powers" | "isShare">,
  currency: string,
): { readonly word: string; readonly factor: number } | undefined {
  if (areAlike(powers, {})) return { word: isShare ? "share" : "ratio", factor: 1 };
  if (areAlike(powers, { money: 1 })) return { word: `billion ${currency}`, factor: 1 };
  const word = toldIn.find((each) => areAlike(powers, (named.get(each) as Unit).powers));
  return word === undefined ? undefined : { word, factor: (named.get(word) as Unit).factor };
}

export function areAlike(a: Powers, b: Powers): boolean {
  return measures.every((of) => (a[of] ?? 0) === (b[of] ?? 0));
}

/** Powers of a product, or, with `sign` -1, of a quotient. */
export function product(a: Powers, b: Powers, sign: 1 | -1): Powers {
  return Object.fromEntries(
    measures.map((of) => [of, (a[of] ?? 0) + sign * (b[of] ?? 0)] as const).filter(([, power]) => power !== 0),
  );
}

/** Powers in words, for who is told that they do not fit. */
export function powersText(powers: Powers): string {
  const parts = measures
    .filter((of) => (powers[of] ?? 0) !== 0)
    .map((of) => (powers[of] === 1 ? of : `${of}^${powers[of]}`));
  return parts.length === 0 ? "a ratio" : parts.join(" ");
}
