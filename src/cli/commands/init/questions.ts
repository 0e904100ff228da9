import { InputError } from "../../../sim/results/host.ts";
import type { Io } from "../../terminal/io.ts";
import {
  currency,
  day,
  isWrong,
  oneWithoutTheOther,
  parseSectors,
  price,
  type Quantity,
  quantity,
  type SectorAnswer,
  shareOfGdp,
  type Wrong,
  words,
} from "./answers.ts";

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
  readonly sectors: readonly SectorAnswer[];
  /** How long the ban lasts; undefined: as disputes on record did. */
  readonly lasts: Quantity | undefined;
  /** Share of a year's GDP that a standstill of all sectors costs; undefined: an assumption of the template. */
  readonly standstill: Quantity | undefined;
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
  /** What saying nothing means, where that is no answer of its own. */
  readonly unsaid?: string;
  /** Asked only where this other one was answered. */
  readonly after?: keyof Answers;
  readonly read: (text: string) => Answers[keyof Answers] | Wrong;
};

const unlessEmpty = (read: Question["read"]) => (text: string) => (text === "" ? undefined : read(text));

/** In the order in which they are asked. */
export const questions: readonly Question[] = [
  { key: "metal", asks: "Which metal", example: "cobalt", read: words },
  { key: "country", asks: "Which country needs it", example: "Germany", read: words },
  { key: "exporter", asks: "Which country stops it", example: "DR Congo", read: words },
  { key: "start", asks: "From which day", example: "2026-11-01", read: day },
  {
    key: "demand",
    asks: "How much of it is used there",
    example: "10..40 t/yr",
    read: quantity("flow", "10..40 t/yr"),
  },
  {
    key: "stock",
    asks: "How long would the state's stock last at usual use",
    example: "0..3 months",
    read: quantity("time", "0..3 months"),
  },
  {
    key: "cover",
    asks: "How long would the makers' stocks last at usual use",
    example: "1..2..4 months",
    read: quantity("time", "1..2..4 months"),
  },
  { key: "price", asks: "What does it cost today", example: "500 USD/kg", read: price("500 USD/kg") },
  {
    key: "sectors",
    asks: "Who uses it, :military after those that are",
    example: "chips, radar:military",
    otherwise: "industry, defence:military",
    read: parseSectors,
  },
  {
    key: "lasts",
    asks: "How long does the ban last",
    example: "3..24 months",
    otherwise: "",
    unsaid: "as disputes on record did",
    read: unlessEmpty(quantity("time", "3..24 months")),
  },
  {
    key: "standstill",
    asks: "What would it cost if all of them stood still for a year, from a low to a high reading",
    example: "0.1..1 % of GDP",
    otherwise: "",
    unsaid: "an assumption, at most 1 %",
    read: unlessEmpty(shareOfGdp("0.1..1 % of GDP")),
  },
  {
    key: "gdp",
    asks: "How large is that GDP, of a year",
    example: "4500 billion",
    otherwise: "",
    unsaid: "losses are told as shares of GDP, not in money",
    read: unlessEmpty(quantity("money", "4500 billion")),
  },
  {
    key: "currency",
    asks: "In which currency",
    example: "EUR",
    otherwise: "",
    after: "gdp",
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

type Said = Readonly<Record<string, string>>;

const opening = `A number may be known (500 USD/kg), lie between two (10..40 t/yr), or have a likeliest in between (1..2..4 months).
A guess will do: all of it can be changed in the file, which is written once the last question is answered.

`;

/** Asks for what was not said yet, each question until its answer keeps the rules. */
export async function askFor(said: Said, io: Io): Promise<Said> {
  const answers: Record<string, string> = { ...said };
  const left = questions.filter(({ key }) => answers[key] === undefined);
  if (left.length > 0) io.stdout(opening);
  for (const question of left) {
    const { key, after, otherwise } = question;
    const needless = after !== undefined && (answers[after] ?? "") === "";
    answers[key] = needless ? (otherwise ?? "") : await answerTo(question, io);
  }
  return answers;
}

async function answerTo({ key, asks, example, otherwise, unsaid, after, read }: Question, io: Io): Promise<string> {
  const byDefault = key === "start" ? io.today() : after === undefined ? otherwise : undefined;
  const enter = unsaid ?? byDefault;
  const hint = `such as ${example}${enter === undefined ? "" : `; Enter: ${enter}`}`;
  for (;;) {
    const answer = await io.ask?.(`${asks}? (${hint}) `);
    io.signal.throwIfAborted();
    if (answer === undefined) throw new InputError("init: must be answered, got the end of input");
    const text = answer.trim() === "" ? (byDefault ?? "") : answer.trim();
    const found = text === "" && byDefault === undefined ? { rule: "must be answered" } : read(text);
    if (!isWrong(found)) return text;
    io.stdout(`  ${found.rule}\n`);
  }
}
