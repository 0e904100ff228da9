import type { Fact } from "./facts/fact.ts";
import { Weigher } from "./filter/weigher.ts";
import { decodePart, encodePart } from "./parts/part.ts";
import { decodeProbed, encodeProbed } from "./parts/probed.ts";
import type { PartAt } from "./parts/sealed.ts";
import { type Probed, Prober } from "./probes/probe.ts";
import type { Quantity } from "./probes/quantity.ts";
import { type Part, type PartMaker, PartSimulator } from "./simulate-part.ts";
import type { Study } from "./simulate-range.ts";

/**
 * Parts by what is taken from their runs: all that the results of a study are made of, some numbers of every run, or what
 * some facts are held against in each.
 */
export type Taken = { readonly study: Part; readonly numbers: Probed; readonly facts: Probed };
export type TakeKind = keyof Taken;

type Questions = {
  /** The weekly series of which every run's path is kept, by id; none where left out. */
  readonly study: { readonly paths?: readonly string[] | undefined };
  /** Which numbers. */
  readonly numbers: { readonly quantities: readonly Quantity[] };
  readonly facts: { readonly facts: readonly Fact[] };
};

/** What is to be taken from every run. */
export type Take<Kind extends TakeKind = TakeKind> = { readonly kind: Kind } & Questions[Kind];

/** How parts of a kind are made, and how they become bytes and are read back; `decode` throws PartError. */
export type Taking<Kind extends TakeKind> = {
  readonly makerOf: (study: Study, take: Take<Kind>) => PartMaker<Taken[Kind]>;
  readonly encode: (part: Taken[Kind], at: PartAt) => Uint8Array;
  readonly decode: (bytes: Uint8Array, at: PartAt) => Taken[Kind];
};

export const takings: { readonly [Kind in TakeKind]: Taking<Kind> } = {
  study: { makerOf: (study, { paths }) => new PartSimulator(study, paths), encode: encodePart, decode: decodePart },
  numbers: {
    makerOf: (study, { quantities }) => new Prober(study, quantities),
    encode: encodeProbed,
    decode: decodeProbed,
  },
  facts: {
    makerOf: (study, { facts }) => new Weigher(study, facts),
    encode: encodeProbed,
    decode: decodeProbed,
  },
};
