import { isDay } from "../../../model/calendar.ts";
import { InputError } from "../../../sim/results/host.ts";
import type { EpisodeAnswers } from "../../../sim/scoring/own/answers.ts";
import { type OwnTable, ownTables } from "../../../sim/scoring/own/tables.ts";
import type { Io } from "../../terminal/io.ts";

export type Key = keyof EpisodeAnswers;

export type Question = {
  readonly key: Key;
  readonly asks: string;
  readonly example: string;
  /** What saying nothing means; without it an answer is needed. */
  readonly unsaid?: string;
};

const days = { example: "2025-02-22" } as const;
const table = (key: OwnTable) => `rows of ${ownTables[key].header}`;

/** In the order in which they are asked. */
export const questions: readonly Question[] = [
  { key: "title", asks: "What is the episode called", example: "cobalt is stopped" },
  {
    key: "scenario",
    asks: "Which scenario tells of the metal and of who needs it, a shipped one or a file of init",
    example: "cobalt.yaml",
  },
  { key: "freeze", asks: "What is the first day that is foretold", ...days },
  {
    key: "announced",
    asks: "To which day was the policy announced then",
    ...days,
    unsaid: "the first event from then on",
  },
  { key: "until", asks: "What is the last day on record", ...days },
  { key: "policy", asks: `Which table has the newspaper's dates, ${table("policy")}`, example: "dates.csv" },
  { key: "prices", asks: `Which table has the prices, ${table("prices")}`, example: "quotes.csv", unsaid: "none" },
  {
    key: "flows",
    asks: `Which table has the monthly flows, ${table("flows")}`,
    example: "customs.csv",
    unsaid: "none",
  },
  { key: "usual", asks: "Which period's flow is usual", example: "2024-12", unsaid: "the last before the first day" },
  { key: "material", asks: "Which material of the scenario is it", example: "cobalt", unsaid: "the only one" },
  { key: "form", asks: "Which form of it do the flows count", example: "all", unsaid: "the only one" },
  {
    key: "like",
    asks: "Which shipped episode is it like: what that one leaves out, and with whose inference it is told",
    example: "2010",
    unsaid: "none",
  },
];

const tables = Object.keys(ownTables) as readonly OwnTable[];
export const isTable = (key: Key): key is OwnTable => (tables as readonly string[]).includes(key);

/** What can be told of answers while they are given. */
export type Judge = {
  /** The rule that an answer breaks; undefined where it keeps all that can be told of it by itself. */
  readonly answer: (key: Key, answer: string) => string | undefined;
  /** The same of the rows of a table so far, with its header. */
  readonly rows: (table: OwnTable, text: string) => string | undefined;
  /** What a question leaves to choose from, where that is known by now. */
  readonly choices: (key: Key) => readonly string[] | undefined;
};

/** A table whose rows were typed stands for the file that an answer else names. */
export type Said = {
  readonly answers: Readonly<Partial<Record<Key, string>>>;
  readonly typed: Readonly<Record<string, string>>;
};

const opening = `Tables may be files, or rows that you type here. Nothing is written before the last question is answered.

`;

/** Asks for what was not said, each question until its answer keeps the rules. */
export async function askFor(said: Readonly<Partial<Record<Key, string>>>, judge: Judge, io: Io): Promise<Said> {
  const answers: Partial<Record<Key, string>> = { ...said };
  const typed: Record<string, string> = {};
  const left = questions.filter(({ key }) => answers[key] === undefined);
  if (left.length > 0) io.stdout(opening);
  for (const question of left) {
    const { key, unsaid } = question;
    if (judge.choices(key)?.length === 1) continue;
    const answer = await answerTo(question, judge, io);
    if (answer !== "") answers[key] = answer;
    else if (isTable(key) && unsaid === undefined) typed[key] = await rowsOf(key, judge, io);
  }
  return { answers, typed };
}

async function answerTo({ key, asks, example, unsaid }: Question, judge: Judge, io: Io): Promise<string> {
  const choices = judge.choices(key);
  const enter = choices === undefined ? (unsaid ?? (isTable(key) ? "type them" : undefined)) : undefined;
  for (;;) {
    const answer = await said(
      `${asks}? (${choices === undefined ? `such as ${example}` : choices.join(", ")}${enter === undefined ? "" : `; Enter: ${enter}`}) `,
      io,
    );
    if (answer === "" && enter !== undefined) return answer;
    const rule = answer === "" ? "must be answered" : judge.answer(key, answer);
    if (rule === undefined) return answer;
    io.stdout(indented(rule));
  }
}

/** Typed rows below the header of their table, as text of CSV, up to an empty line; each until it keeps the rules. */
async function rowsOf(table: OwnTable, judge: Judge, io: Io): Promise<string> {
  const { header } = ownTables[table];
  io.stdout(`  ${header} (a row a line, an empty line ends)\n`);
  const rows: string[] = [header];
  for (;;) {
    const row = await said("  ", io);
    if (row === "" && rows.length > 1) return `${rows.join("\n")}\n`;
    if (row === "") continue;
    const rule = judge.rows(table, `${[...rows, row].join("\n")}\n`);
    if (rule === undefined) rows.push(row);
    else io.stdout(indented(rule));
  }
}

const indented = (rule: string) => `${rule.replace(/^/gm, "  ")}\n`;

async function said(question: string, io: Io): Promise<string> {
  const answer = await io.ask?.(question);
  io.signal.throwIfAborted();
  if (answer === undefined)
    throw new InputError("episode new: must be answered, got the end of input: nothing was written");
  return answer.trim();
}

/** What can be told of a day by itself. */
export function dayRule(text: string): string | undefined {
  return isDay(text) ? undefined : "must be a day such as 2025-02-22";
}
