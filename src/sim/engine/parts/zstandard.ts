import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";

/** Zstandard at its quickest: what is packed lasts as long as a study is under way. */
export const zstandard = {
  pack: (bytes: Uint8Array): Uint8Array =>
    zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
  unpack: (bytes: Uint8Array): Uint8Array => zstdDecompressSync(bytes),
};
