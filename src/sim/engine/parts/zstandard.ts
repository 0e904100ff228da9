import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { Codec } from "../bands/codec.ts";

/** Zstandard at its quickest: what is packed lasts as long as a study is under way. */
export const zstandard: Codec = {
  pack: (bytes) => zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
  unpack: (bytes) => zstdDecompressSync(bytes),
};
