import type { Io } from "../../sim/results/host.ts";
import { type Question, questions } from "../commands/init/questions.ts";
import { InputError } from "../input-error.ts";
import { isWrong } from "./wrong.ts";

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
