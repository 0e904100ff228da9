/* Alone in its file: a page in a browser holds counts too, and has no packing of Node's. */

/** How counts are kept while they wait: a browser has them as they are, a long study in less room. Lossless. */
export type Codec = {
  readonly pack: (bytes: Uint8Array) => Uint8Array;
  readonly unpack: (bytes: Uint8Array) => Uint8Array;
};

export const asIs: Codec = { pack: (bytes) => bytes, unpack: (bytes) => bytes };
