import type { HindcastFan, HindcastRecord } from "../scoring/hindcast/record.ts";
import { fansToCsv } from "./fans-csv.ts";
import { sha256OfDocument } from "./sha256.ts";

/** SHA-256 over the record and the fans of a hindcast, hex: what hindcast.json states, and charts name. */
export function hindcastHash(record: HindcastRecord, fans: readonly HindcastFan[]): string {
  return sha256OfDocument({ record, fans: fansToCsv(fans) });
}
