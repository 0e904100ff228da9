import { createHash } from "node:crypto";
import { closeSync, existsSync, readSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { type Host, InputError } from "./host.ts";
import { openFile, readText } from "./read-file.ts";
import { parseJson, readRecord } from "./read-record.ts";

const hash = z.string("must be text").regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits");
const text = z.string("must be text").min(1, "must not be empty");
const sealSchema = z.looseObject(
  {
    command: z.array(z.string("must be text"), "must be a list").min(1, "must not be empty").optional(),
    part: text.optional(),
    codeVersion: text,
    files: z.record(z.string(), hash, "must be a map"),
    recordHash: hash,
  },
  "must be a map",
);

/**
 * What ends the record of finished results: how they were made, and the SHA-256 of each file beside it and of itself.
 * `part` is the folder of a study within results that one command made. Records of version 0.2.0 have none.
 */
type Seal = Readonly<z.infer<typeof sealSchema>>;

/** A record that may be sealed, in the folder that the user calls `given`. */
export type Sealed<Record> = { readonly record: Record; readonly file: string; readonly seal: Seal | undefined };

const noHash = "0".repeat(64);
const atEnd = /"recordHash": ?"([0-9a-f]{64})"\n?\}\n$/;
/** Longer than what ends a record. */
const longestEnd = 200;

/** A record as it is written: the last field is the SHA-256 of the text with zeros in that field's place. */
export function sealedText(record: Readonly<Record<string, unknown>>, indent: number): string {
  const unsealed = `${JSON.stringify({ ...record, recordHash: noHash }, null, indent)}\n`;
  return unsealed.replace(atEnd, (end) => end.replace(noHash, sha256(unsealed)));
}

/** Reads the record of a results folder; refuses one that is not what its own hash says. */
export function readSealed<T>(
  given: string,
  { file, schema }: { readonly file: string; readonly schema: z.ZodType<T> },
  host: Pick<Host, "cwd">,
): Sealed<T> {
  const shown = join(given, file);
  const path = resolve(host.cwd, shown);
  const isSealed = hasOwnHash(path, shown);
  const seal = isSealed ? readRecord(path, shown, sealSchema) : undefined;
  return { record: readRecord(path, shown, schema), file, seal };
}

/** Whether a record ends with its hash; refuses one that is not what that says, or that has lost it. */
function hasOwnHash(path: string, shown: string): boolean {
  const written = readText(path, shown);
  const stated = atEnd.exec(written.slice(-longestEnd))?.[1];
  if (stated === undefined) {
    const document = parseJson(path, shown);
    if (document !== null && typeof document === "object" && ["files", "recordHash"].some((key) => key in document))
      throw new InputError(`${shown}: recordHash: must be the last field, 64 hexadecimal digits, as it was written`);
    return false;
  }
  const at = written.lastIndexOf(stated);
  const got = sha256(written.slice(0, at) + noHash + written.slice(at + noHash.length));
  if (got !== stated)
    throw new InputError(`${shown}: must match its recordHash, got ${got.slice(0, 12)} for ${stated.slice(0, 12)}`);
  return true;
}

/** In what files beside a sealed record differ from what it says of them, a line each. */
export function differencesFromSeal(
  given: string,
  names: readonly string[],
  { file, seal }: Pick<Sealed<unknown>, "file" | "seal">,
  host: Pick<Host, "cwd">,
): readonly string[] {
  if (seal === undefined) return [];
  return names.flatMap((name) => {
    const shown = join(given, name);
    const path = resolve(host.cwd, shown);
    const wanted: string | undefined = seal.files[name];
    if (!existsSync(path)) return wanted === undefined ? [] : [`${shown}: is missing, ${file} has it`];
    if (wanted === undefined) return [`${shown}: must be one of the files of ${file}, got one that it does not have`];
    const got = sha256OfFile(path, shown);
    return got === wanted
      ? []
      : [`${shown}: must have SHA-256 ${wanted.slice(0, 12)}, as in ${file}, got ${got.slice(0, 12)}`];
  });
}

/** Refuses files beside a record that are not those of which it has the hash; all at once. */
export function mustBeAsSealed(...[given, names, sealed, host]: Parameters<typeof differencesFromSeal>): void {
  const differences = differencesFromSeal(given, names, sealed, host);
  if (differences.length > 0) throw new InputError(differences.join("\n"));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** SHA-256 of a file of any size, hex. */
export function sha256OfFile(path: string, shown = path): string {
  const hash = createHash("sha256");
  updateFromFile(hash, path, shown);
  return hash.digest("hex");
}

/** Adds the bytes of a file of any size to a hash. */
export function updateFromFile(hash: ReturnType<typeof createHash>, path: string, shown = path): void {
  const buffer = Buffer.alloc(1 << 20);
  const descriptor = openFile(path, shown);
  try {
    for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer))
      hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(descriptor);
  }
}
