/*
 * WebAssembly instructions as expressions: each is the bytes that push its value, or, of a statement, those that do its
 * work. Opcodes are those of the WebAssembly 2.0 specification, section 5.4; vectors hold two doubles or integers of 64 bits.
 */

export type Code = readonly number[];

/** A local variable or parameter, by number. */
export type Local = number;

export const get = (local: Local): Code => [0x20, ...unsigned(local)];
export const set = (local: Local, value: Code): Code => [...value, 0x21, ...unsigned(local)];

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(BigInt(value | 0))],
  load: (address: Code, offset = 0): Code => [...address, 0x28, 0x02, ...unsigned(offset)],
  lessThan: binary([0x49]),
  add: binary([0x6a]),
  shiftRight: binary([0x76]),
};

export const i64 = {
  const: (value: bigint): Code => [0x42, ...signed(value)],
  add: binary([0x7c]),
  multiply: binary([0x7e]),
  and: binary([0x83]),
  or: binary([0x84]),
  xor: binary([0x85]),
  shiftLeft: binary([0x86]),
  shiftRight: binary([0x88]),
  /** Of a 32-bit integer without sign. */
  from: (value: Code): Code => [...value, 0xad],
};

export const f64 = {
  const: (value: number): Code => [0x44, ...bytesOf(value)],
  store: (address: Code, offset: number, value: Code): Code => [...address, ...value, 0x39, 0x03, ...unsigned(offset)],
  add: binary([0xa0]),
  multiply: binary([0xa2]),
  /** Of a 64-bit integer with sign. */
  from: (value: Code): Code => [...value, 0xb9],
  load: (address: Code, offset: number): Code => [...address, 0x2b, 0x03, ...unsigned(offset)],
};

const vector = (opcode: number): Code => [0xfd, ...unsigned(opcode)];

export const v128 = {
  load: (address: Code, offset: number): Code => [...address, ...vector(0x00), 0x03, ...unsigned(offset)],
  store: (address: Code, offset: number, value: Code): Code => [
    ...address,
    ...value,
    ...vector(0x0b),
    0x03,
    ...unsigned(offset),
  ],
  /** The lower half alone. */
  storeLow: (address: Code, offset: number, value: Code): Code => [
    ...address,
    ...value,
    ...vector(0x5b),
    0x03,
    ...unsigned(offset),
    0x00,
  ],
  not: unary(vector(0x4d)),
  andNot: binary(vector(0x4f)),
  and: binary(vector(0x4e)),
  or: binary(vector(0x50)),
  anyTrue: unary(vector(0x53)),
};

export const f64x2 = {
  const: (value: number): Code => [...vector(0x0c), ...bytesOf(value), ...bytesOf(value)],
  less: binary(vector(0x49)),
  more: binary(vector(0x4a)),
  atMost: binary(vector(0x4b)),
  atLeast: binary(vector(0x4c)),
  floor: unary(vector(0x75)),
  abs: unary(vector(0xec)),
  add: binary(vector(0xf0)),
  subtract: binary(vector(0xf1)),
  multiply: binary(vector(0xf2)),
  divide: binary(vector(0xf3)),
  /** The second number where it is less, or more, than the first: what is no number never is. */
  least: binary(vector(0xf6)),
  most: binary(vector(0xf7)),
  lane: (value: Code, lane: 0 | 1): Code => [...value, ...vector(0x21), lane],
  /** Of the lower two of four 32-bit integers with sign. */
  from: unary(vector(0xfe)),
};

export const i64x2 = {
  const: (value: bigint): Code => [...vector(0x0c), ...bytesOfInteger(value), ...bytesOfInteger(value)],
  shiftLeft: (value: Code, bits: number): Code => [...value, ...i32.const(bits), ...vector(0xcb)],
  shiftRight: (value: Code, bits: number): Code => [...value, ...i32.const(bits), ...vector(0xcd)],
  /** The sign stays. */
  shiftRightSigned: (value: Code, bits: number): Code => [...value, ...i32.const(bits), ...vector(0xcc)],
  add: binary(vector(0xce)),
  subtract: binary(vector(0xd1)),
  /** Of two doubles that are small whole numbers. */
  from: (value: Code): Code => [...value, ...vector(0xfc), ...vector(0xc7)],
};

/** Four integers of 32 bits. */
export const i32x4 = {
  const: (value: number): Code => [...i32.const(value), ...vector(0x11)],
  same: (value: Code): Code => [...value, ...vector(0x11)],
  add: binary(vector(0xae)),
  subtract: binary(vector(0xb1)),
  least: binary(vector(0xb6)),
  most: binary(vector(0xb8)),
  /** The lower two of two doubles, towards zero; the nearest there is where they are too large. */
  from: (value: Code): Code => [...value, ...vector(0xfc)],
};

/** The lower halves of two 64-bit integers, as the lower two of four 32-bit integers. */
export const lowerHalves = (value: Code): Code => [
  ...value,
  ...value,
  ...vector(0x0d),
  ...[0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11],
];

/** Does the body with `at` at 0, `step`, 2 `step` and so on while that is below `end`; once at least. */
export function loop(at: Local, end: Local, step: number, body: Code): Code {
  const next = set(at, i32.add(get(at), i32.const(step)));
  return [...set(at, i32.const(0)), 0x03, 0x40, ...body, ...next, ...i32.lessThan(get(at), get(end)), 0x0d, 0x00, 0x0b];
}

function unary(opcode: Code): (value: Code) => Code {
  return (value) => [...value, ...opcode];
}

function binary(opcode: Code): (a: Code, b: Code) => Code {
  return (a, b) => [...a, ...b, ...opcode];
}

/** LEB128 (specification, section 5.2.2). */
export function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: bigint): Code {
  const low = Number(value & 127n);
  const rest = value >> 7n;
  const ends = (rest === 0n && low < 64) || (rest === -1n && low >= 64);
  return ends ? [low] : [low | 128, ...signed(rest)];
}

const scratch = new DataView(new ArrayBuffer(8));
const littleEndian = true;

function bytesOf(value: number): Code {
  scratch.setFloat64(0, value, littleEndian);
  return [...new Uint8Array(scratch.buffer)];
}

function bytesOfInteger(value: bigint): Code {
  scratch.setBigInt64(0, value, littleEndian);
  return [...new Uint8Array(scratch.buffer)];
}
