import type { Scenario } from "../../../model/scenario/scenario.ts";
import { emptyShipped, type Shipped } from "../shipped.ts";

/** The runs that came with the page; null where this browser cannot unpack them: it runs them itself then. */
export async function unpacked(text: string, scenario: Scenario, runs: number): Promise<Shipped | null> {
  try {
    const letters = atob(text);
    const packed = new Uint8Array(letters.length);
    for (let i = 0; i < letters.length; i++) packed[i] = letters.charCodeAt(i);
    const inflating = new DecompressionStream("deflate-raw");
    const writer = inflating.writable.getWriter();
    const [bytes] = await Promise.all([
      new Response(inflating.readable).arrayBuffer(),
      writer.write(packed),
      writer.close(),
    ]);
    return emptyShipped(scenario, runs, bytes);
  } catch {
    return null;
  }
}
