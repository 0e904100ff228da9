import type { Command } from "commander";

/** Options of no effect on any byte of results: where they go, how many work on them, and what is done with earlier work. */
const ofNoEffect = new Set(["out", "workers", "resume", "fresh", "parts", "shard", "shards", "markdown"]);

/**
 * A command as results record it: its name, what it was given, then its options as they were given. `args` are those of the
 * command line, which begin with the name of the command.
 */
export function recordedCommand(command: Command, args: readonly string[]): readonly string[] {
  const operands: string[] = [];
  const options: string[] = [];
  const name = namesOf(command);
  const rest = args.slice(args.indexOf(command.name()) + 1);
  for (let at = 0; at < rest.length; ) {
    const word = rest[at++];
    const [flag] = word.split("=", 1);
    const option = command.options.find(({ long }) => long === flag);
    if (word === "--") operands.push(...rest.splice(at));
    else if (option === undefined) operands.push(word);
    else {
      const given = [word];
      if (option.required && flag === word) given.push(rest[at++]);
      if (option.variadic) while (at < rest.length && !rest[at].startsWith("-")) given.push(rest[at++]);
      if (!ofNoEffect.has(option.name())) options.push(...given);
    }
  }
  return [...name, ...operands, ...options];
}

/** A command within another by both names. */
function namesOf(command: Command): readonly string[] {
  const { parent } = command;
  return parent?.parent ? [...namesOf(parent), command.name()] : [command.name()];
}
