import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { z } from "zod";
import { engineVersion } from "../../model/version.ts";
import { ScenarioError } from "../scenario/problem.ts";
import { fansFromCsv, hindcastHash } from "../scoring/hindcast/fans.ts";
import type { HindcastFan, hindcastSchema } from "../scoring/hindcast/record.ts";
import type { Hindcast } from "../scoring/hindcast/run.ts";
import { type Host, InputError } from "./host.ts";
import { mustBeAsSealed, type Sealed } from "./sealed.ts";

/** Opens a hindcast; refuses one of another engine, and one that its own hash does not cover. */
export function openHindcast(
  given: string,
  { record: { resultHash, ...record }, ...seal }: Sealed<z.infer<typeof hindcastSchema>>,
  host: Host,
): Pick<Hindcast, "record" | "fans"> {
  const path = join(given, "hindcast.json");
  mustBeAsSealed(given, ["fans.csv"], seal, host);
  if (record.engineVersion !== engineVersion)
    throw new InputError(
      `${path}: engineVersion: must be ${engineVersion}, got ${record.engineVersion}: run the hindcast again`,
    );
  const fans = readFans(join(given, "fans.csv"), host);
  const got = hindcastHash(record, fans);
  if (got !== resultHash)
    throw new InputError(
      `${given}: hindcast.json and fans.csv must match resultHash, got ${got.slice(0, 12)} for ${resultHash.slice(0, 12)}`,
    );
  return { record, fans };
}

function readFans(shown: string, host: Host): readonly HindcastFan[] {
  const path = resolve(host.cwd, shown);
  if (!existsSync(path)) throw new InputError(`${shown}: is missing`);
  try {
    return fansFromCsv(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof RangeError || error instanceof ScenarioError)
      throw new InputError(`${shown}: must hold the forecasts, got ${error.message}`);
    throw error;
  }
}
