import { assemble } from "./assemble.ts";
import { expKernel } from "./exp-kernel.ts";
import { logKernel } from "./log-kernel.ts";
import { uniformsKernel } from "./uniforms-kernel.ts";

/*
 * Hot loop: kernels in WebAssembly, which has vectors and 64-bit products. The TypeScript ones are the reference that they
 * match bit for bit, and stand in for them where a runtime has no vectors; test/model/wasm.test.ts holds them to it.
 */

/** So many numbers are done in one call. */
export const most = 1024;

const columnBytes = most * Float64Array.BYTES_PER_ELEMENT;
const [first, second, runs] = [0, columnBytes, 2 * columnBytes];

export type Kernels = {
  /** From the first column to the second, of so many bytes, a multiple of 16; 0 where all went well. */
  readonly exp: (bytes: number) => number;
  readonly log: (bytes: number) => number;
  /** Of the runs, to both columns, of so many bytes. */
  readonly uniforms: (
    bytes: number,
    counter1: number,
    counter2: number,
    counter3: number,
    key0: number,
    key1: number,
  ) => void;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly runs: Int32Array;
};

type Exports = Readonly<Record<string, unknown>> & { readonly memory: { readonly buffer: ArrayBuffer } };
type Instance = { readonly exports: Exports };
export type Runtime = {
  readonly validate: (bytes: Uint8Array<ArrayBuffer>) => boolean;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => unknown;
  readonly Instance: new (module: unknown) => Instance;
};

/** What this engine has of WebAssembly, if anything. */
export const ownRuntime = (globalThis as unknown as { readonly WebAssembly?: Runtime }).WebAssembly;

/** Null where the runtime has no WebAssembly with vectors. */
export const kernels = createKernels(ownRuntime);

export function createKernels(runtime: Runtime | undefined): Kernels | null {
  const module = assemble([expKernel(first, second), logKernel(first, second), uniformsKernel(runs, first, second)], 1);
  const exports = exportsOf(module, runtime);
  if (exports === null) return null;
  const { exp, log, uniforms, memory } = exports as Exports & Pick<Kernels, "exp" | "log" | "uniforms">;
  return {
    ...{ exp, log, uniforms },
    first: new Float64Array(memory.buffer, first, most),
    second: new Float64Array(memory.buffer, second, most),
    runs: new Int32Array(memory.buffer, runs, most),
  };
}

/** Of a module; null where the runtime has no WebAssembly with vectors, or a page's policy forbids what it could do. */
export function exportsOf(module: Uint8Array<ArrayBuffer>, runtime: Runtime | undefined): Exports | null {
  if (runtime === undefined || !runtime.validate(module)) return null;
  try {
    return new runtime.Instance(new runtime.Module(module)).exports;
  } catch {
    return null;
  }
}
