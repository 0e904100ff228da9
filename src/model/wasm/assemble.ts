import { type Code, unsigned } from "./code.ts";

export type Kernel = {
  readonly name: string;
  /** How many 32-bit integers it is given. */
  readonly parameters: number;
  /** Its local variables after these, by type. */
  readonly locals: readonly ("i32" | "i64" | "f64" | "v128")[];
  /** Whether it gives a 32-bit integer back, or nothing. */
  readonly gives: boolean;
  readonly code: Code;
};

const typeCodes = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;
const functionType = 0x60;
const end = 0x0b;

/** A WebAssembly module of kernels that share a memory of so many pages of 64 kB (WebAssembly 2.0, section 5.5). */
export function assemble(kernels: readonly Kernel[], pages: number): Uint8Array<ArrayBuffer> {
  const types = kernels.map(({ parameters, gives }) => [
    functionType,
    ...vectorOf(Array(parameters).fill([typeCodes.i32])),
    ...vectorOf(gives ? [[typeCodes.i32]] : []),
  ]);
  const bodies = kernels.map(({ locals, code }) =>
    sized([...vectorOf(locals.map((type) => [1, typeCodes[type]])), ...code, end]),
  );
  const exports = kernels.map(({ name }, k) => [...text(name), 0x00, ...unsigned(k)]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vectorOf(types)),
    ...section(3, vectorOf(kernels.map((_, k) => unsigned(k)))),
    ...section(5, vectorOf([[0x00, ...unsigned(pages)]])),
    ...section(7, vectorOf([[...text("memory"), 0x02, 0x00], ...exports])),
    ...section(10, vectorOf(bodies)),
  ]);
}

function section(id: number, content: Code): Code {
  return [id, ...sized(content)];
}

function vectorOf(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function sized(content: Code): Code {
  return [...unsigned(content.length), ...content];
}

function text(name: string): Code {
  return sized([...new TextEncoder().encode(name)]);
}
