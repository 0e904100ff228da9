import { expect, test } from "vitest";
import { philox } from "../../src/model/random/philox.ts";

/** The published known answers of Philox4x32-10 (Random123, kat_vectors). */
test.each([
  ["zeros", [0, 0, 0, 0], [0, 0], "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
  [
    "ones",
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    "408f276d 41c83b0e a20bc7c6 6d5451fd",
  ],
  [
    "digits of pi",
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    "d16cfe09 94fdcceb 5001e420 24126ea1",
  ],
])("Philox4x32-10 gives the published words for %s", (_, [c0, c1, c2, c3], [k0, k1], expected) => {
  const words = new Int32Array(8);
  words[4] = c0;
  philox(words, 2, c1, c2, c3, k0, k1);
  expect([...words.subarray(4)].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join(" ")).toBe(expected);
});
