import { type Answers, questions } from "../commands/init/questions.ts";
import { InputError } from "../input-error.ts";
import { oneWithoutTheOther } from "./currency.ts";
import { isWrong } from "./wrong.ts";

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
