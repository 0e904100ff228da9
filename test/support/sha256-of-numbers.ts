/** SHA-256, hex, of the bytes of columns of numbers, one after another; takes nothing of Node's. */
export async function sha256OfNumbers(columns: readonly Float64Array[]): Promise<string> {
  const numbers = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const column of columns) {
    numbers.set(column, filled);
    filled += column.length;
  }
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", numbers));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
