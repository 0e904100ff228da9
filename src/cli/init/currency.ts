import { type Wrong, wrong } from "./wrong.ts";

/** Reads the code of a currency; nothing where none is said. */
export function currency(text: string): string | undefined | Wrong {
  if (text === "") return undefined;
  return /^[A-Z]{3}$/.test(text) ? text : wrong("must be a currency code");
}

/** A GDP is in some currency, and a currency is that of a GDP. */
export function oneWithoutTheOther(said: Readonly<Record<string, string | undefined>>): readonly string[] {
  const [gdp, code] = ["gdp", "currency"].map((key) => (said[key] ?? "") !== "");
  if (gdp === code) return [];
  return gdp
    ? ['--currency: must be said with --gdp, such as "EUR"']
    : ['--gdp: must be said with --currency, such as "4500 billion"'];
}
