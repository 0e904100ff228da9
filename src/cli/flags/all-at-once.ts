import { type Command, CommanderError } from "commander";

/** What leaves nothing to go on with: an option without its value, a command that there is not. */
const fatal = ["commander.optionMissingArgument", "commander.unknownCommand", "commander.error"];

/**
 * Lets a command, and those within it, tell all that is wrong with their options and arguments at once, where the library ends
 * at the first: before its action. `write` prints a line.
 */
export function tellAllAtOnce(command: Command, write: (text: string) => void): void {
  const told: string[] = [];
  const end = (code: string): never => {
    write(`${[...new Set(told)].join("\n")}\n(add --help for usage and examples)\n`);
    throw new CommanderError(1, code, told.join("\n"));
  };
  settle(command, told, end);
  command.hook("preAction", () => {
    if (told.length > 0) end("commander.invalidArgument");
  });
}

function settle(command: Command, told: string[], end: (code: string) => never): void {
  const error = (message: string, options: { readonly code?: string } = {}) => {
    const { code = "commander.error" } = options;
    // Words behind an option that is not known are its own, as far as anyone can tell.
    const isUnknown = told.some((line) => line.includes("unknown option"));
    if (!(code === "commander.excessArguments" && isUnknown)) told.push(message);
    if (code === "commander.unknownOption")
      for (const word of command.args.filter((arg) => /^--?[a-z]/i.test(arg)))
        if (!message.includes(`'${word}'`)) told.push(`error: unknown option '${word}'`);
    if (fatal.includes(code)) end(code);
  };
  Object.assign(command, { error });
  for (const option of command.options) {
    const { parseArg, flags } = option;
    if (parseArg === undefined) continue;
    option.parseArg = (text, before) => {
      try {
        return parseArg(text, before);
      } catch (mistake) {
        if (!(mistake instanceof CommanderError) || mistake.code !== "commander.invalidArgument") throw mistake;
        told.push(`error: option '${flags}' argument '${text}' is invalid. ${mistake.message}`);
        return before;
      }
    };
  }
  for (const below of command.commands) settle(below, told, end);
}
