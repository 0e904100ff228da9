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

type Instance = {
  readonly exports: Pick<Kernels, "exp" | "log" | "uniforms"> & { readonly memory: { readonly buffer: ArrayBuffer } };
};
type Runtime = {
  readonly validate: (bytes: Uint8Array<ArrayBuffer>) => boolean;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => unknown;
  readonly Instance: new (module: unknown) => Instance;
};

/** Null where the runtime has no WebAssembly with vectors. */
export const kernels = createKernels((globalThis as { readonly WebAssembly?: Runtime }).WebAssembly);

export function createKernels(runtime: Runtime | undefined): Kernels | null {
  const module = assemble([expKernel(first, second), logKernel(first, second), uniformsKernel(runs, first, second)], 1);
  if (runtime === undefined || !runtime.validate(module)) return null;
  const instance = instanceOf(module, runtime);
  if (instance === null) return null;
  const { exp, log, uniforms, memory } = instance.exports;
  return {
    ...{ exp, log, uniforms },
    first: new Float64Array(memory.buffer, first, most),
    second: new Float64Array(memory.buffer, second, most),
    runs: new Int32Array(memory.buffer, runs, most),
  };
}

/** Null where a page's policy forbids what the runtime could do. */
function instanceOf(module: Uint8Array<ArrayBuffer>, runtime: Runtime): Instance | null {
  try {
    return new runtime.Instance(new runtime.Module(module));
  } catch {
    return null;
  }
}
