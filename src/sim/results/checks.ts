import { InputError } from "../../cli/input-error.ts";

type Facts = Readonly<Record<string, string | number>>;

/** Refuses a study that is not the one of which a record beside it was made; all that differs at once. */
export function mustMatch(given: string, got: Facts, wanted: Facts, record: string): void {
  const wrong = Object.entries(wanted).filter(([key, value]) => got[key] !== value);
  if (wrong.length === 0) return;
  throw new InputError(
    wrong.map(([key, value]) => `${given}: ${key}: must be ${value}, as in ${record}, got ${got[key]}`).join("\n"),
  );
}
