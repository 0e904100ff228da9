import { join, resolve } from "node:path";
import type { z } from "zod";
import { engineVersion } from "../../model/version.ts";
import { canonicalJson } from "../engine/parts/canonical.ts";
import { ScenarioError } from "../scenario/problem.ts";
import { fansFromCsv, hindcastHash } from "../scoring/hindcast/fans.ts";
import { variants } from "../scoring/hindcast/given.ts";
import { pooledScores, scoresOf } from "../scoring/hindcast/pooled.ts";
import type { HindcastFan, HindcastRecord, hindcastSchema } from "../scoring/hindcast/record.ts";
import type { Hindcast } from "../scoring/hindcast/run.ts";
import { type Host, InputError } from "./host.ts";
import { readText } from "./read-file.ts";
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
  mustBeScored(record, fans, given);
  return { record, fans };
}

/** The scores must be those of the points on record, which must be of the series that fans.csv has. */
function mustBeScored({ results, pooled }: HindcastRecord, fans: readonly HindcastFan[], given: string): void {
  const shown = join(given, "hindcast.json");
  results.forEach(({ points, coverage, pit, skill }, k) => {
    if (points.length === 0) throw new InputError(`${shown}: results.${k}.points: must be one or more, got none`);
    if (canonicalJson(scoresOf(points)) !== canonicalJson({ coverage, pit, skill }))
      throw new InputError(`${shown}: results.${k}: coverage, pit and skill must be those of its points`);
  });
  const told = pooled.map(({ variant }) => variant);
  const of = results.map(({ variant }) => variant);
  if (told.join() !== variants.join() || variants.some((variant) => !of.includes(variant)))
    throw new InputError(`${shown}: pooled: must be of ${variants.join(", ")}, got ${told.join(", ")}`);
  if (canonicalJson(pooled) !== canonicalJson(variants.map((variant) => pooledScores(variant, results))))
    throw new InputError(`${shown}: pooled: must be the scores of all results`);
  const seriesOf = (each: { readonly episode: string; readonly observation: string }) =>
    `${each.episode} ${each.observation}`;
  const scored = new Set(
    results.flatMap(({ episode, points }) => points.map(({ observation }) => seriesOf({ episode, observation }))),
  );
  const foretold = new Set(fans.map(seriesOf));
  const other = [...scored, ...foretold].find((each) => !scored.has(each) || !foretold.has(each));
  if (other !== undefined)
    throw new InputError(`${join(given, "fans.csv")}: must have the series of hindcast.json, got another in ${other}`);
}

function readFans(shown: string, host: Host): readonly HindcastFan[] {
  const text = readText(resolve(host.cwd, shown), shown);
  try {
    return fansFromCsv(text);
  } catch (error) {
    if (error instanceof RangeError || error instanceof ScenarioError)
      throw new InputError(`${shown}: must hold the forecasts, got ${error.message}`);
    throw error;
  }
}
