import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";

/** Zstandard at its quickest: what is packed lasts as long as a study is under way. */
export const zstandard: Codec = {
  pack: (bytes) => zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
  unpack: (bytes) => zstdDecompressSync(bytes),
};

/** How counts are kept while they wait: a browser has them as they are, a long study in less room. Lossless. */
export type Codec = {
  readonly pack: (bytes: Uint8Array) => Uint8Array;
  readonly unpack: (bytes: Uint8Array) => Uint8Array;
};

export const asIs: Codec = { pack: (bytes) => bytes, unpack: (bytes) => bytes };
