import { InputError } from "../input-error.ts";
import { currency, oneWithoutTheOther } from "./currency.ts";
import { parseQuantity, type Quantity } from "./quantity.ts";
import { parseSectors, type SectorAnswer } from "./sectors.ts";
import { isWrong, type Wrong, wrong } from "./wrong.ts";

/** What `init` was told, read. */
export type Answers = {
  readonly metal: string;
  readonly country: string;
  readonly exporter: string;
  readonly start: string;
  readonly demand: Quantity;
  readonly stock: Quantity;
  readonly cover: Quantity;
  readonly price: Quantity;
  /** How long the ban lasts; undefined: as disputes on record did. */
  readonly lasts: Quantity | undefined;
  readonly sectors: readonly SectorAnswer[];
  /** Gross domestic product of a year and the code of its currency; undefined both where no money is stated. */
  readonly gdp: Quantity | undefined;
  readonly currency: string | undefined;
};

export type Question = {
  readonly key: keyof Answers;
  readonly asks: string;
  readonly example: string;
  /** Taken when nothing is said; without one an answer is needed. */
  readonly otherwise?: string;
  readonly read: (text: string) => Answers[keyof Answers] | Wrong;
};

/** In the order in which they are asked. */
export const questions: readonly Question[] = [
  { key: "metal", asks: "Which metal", example: "cobalt", read: words },
  { key: "country", asks: "Which country needs it", example: "Germany", read: words },
  { key: "exporter", asks: "Who stops it", example: "DR Congo", read: words },
  { key: "start", asks: "From which day", example: "2026-11-01", read: day },
  { key: "demand", asks: "How much of it does the country use", example: "10..40 t/yr", read: quantity("flow") },
  { key: "stock", asks: "How much does the state hold", example: "0..3 months", read: quantity("time") },
  { key: "cover", asks: "How much do its makers hold", example: "1..2..4 months", read: quantity("time") },
  { key: "price", asks: "What does it cost today", example: "500 USD/kg", read: price },
  {
    key: "sectors",
    asks: "Who uses it (comma between sectors, :military after those that are)",
    example: "chips, radar:military",
    otherwise: "industry, defence:military",
    read: parseSectors,
  },
  {
    key: "lasts",
    asks: "How long does the ban last (nothing: as disputes on record did)",
    example: "3..24 months",
    otherwise: "",
    read: (text) => (text === "" ? undefined : quantity("time")(text)),
  },
  {
    key: "gdp",
    asks: "What is the country's GDP of a year (nothing: losses are told without money)",
    example: "4500 billion",
    otherwise: "",
    read: (text) => (text === "" ? undefined : quantity("money")(text)),
  },
  {
    key: "currency",
    asks: "In which currency is that GDP (nothing where none was given)",
    example: "EUR",
    otherwise: "",
    read: currency,
  },
];

/** Reads all that was said; every problem at once. */
export function readAnswers(said: Readonly<Record<string, string | undefined>>): Answers {
  const problems: string[] = [];
  const answers: Record<string, unknown> = {};
  for (const { key, example, otherwise, read } of questions) {
    const text = said[key] ?? otherwise;
    if (text === undefined) {
      problems.push(`--${key}: must be said, such as "${example}"`);
      continue;
    }
    const answer = read(text);
    if (isWrong(answer)) problems.push(`--${key}: ${answer.rule}, got ${JSON.stringify(text)}`);
    else answers[key] = answer;
  }
  problems.push(...oneWithoutTheOther(said));
  if (problems.length > 0) throw new InputError(problems.join("\n"));
  return answers as Answers;
}

function words(text: string): string | Wrong {
  if (!/\p{L}/u.test(text)) return wrong("must be a name");
  return /[\p{Cc}\p{Cs}]/u.test(text) || text.length > 60
    ? wrong("must be at most 60 letters on one line")
    : text.trim();
}

function day(text: string): string | Wrong {
  const time = Date.parse(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(time || 0).toISOString().startsWith(text);
  return isDay ? text : wrong("must be a day such as 2026-11-01");
}

function quantity(dimension: "flow" | "time" | "money") {
  return (text: string): Quantity | Wrong => {
    const read = parseQuantity(text, dimension);
    return dimension !== "time" && !isWrong(read) && !(read.numbers[0] > 0) ? wrong("must be above 0") : read;
  };
}

function price(text: string): Quantity | Wrong {
  const read = parseQuantity(text, "price");
  if (isWrong(read)) return read;
  if (read.numbers.length > 1) return wrong("must be one number: today's quote is known");
  return read.numbers[0] > 0 ? read : wrong("must be above 0");
}
