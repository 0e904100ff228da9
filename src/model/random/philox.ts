function hi(a: number, b: number): number {
  const a0 = a & 0xffff,
    a1 = a >>> 16,
    b0 = b & 0xffff,
    b1 = b >>> 16;
  const t = Math.imul(a0, b0) >>> 0;
  const m1 = (Math.imul(a1, b0) >>> 0) + (t >>> 16);
  const m2 = (Math.imul(a0, b1) >>> 0) + (m1 % 65536);
  return (Math.imul(a1, b1) + Math.floor(m1 / 65536) + Math.floor(m2 / 65536)) >>> 0;
}
export function philox(out: Uint32Array, c0: number, c1: number, c2: number, c3: number, k0: number, k1: number): void {
  for (let r = 0; r < 10; r++) {
    const h0 = hi(0xd2511f53, c0),
      l0 = Math.imul(0xd2511f53, c0),
      h1 = hi(0xcd9e8d57, c2),
      l1 = Math.imul(0xcd9e8d57, c2);
    c0 = (h1 ^ c1 ^ k0) >>> 0;
    c1 = l1 >>> 0;
    c2 = (h0 ^ c3 ^ k1) >>> 0;
    c3 = l0 >>> 0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}
