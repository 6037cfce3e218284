import { didYouMean, nearestName } from "@moagraph/core/graph";
import { UsageError } from "../usage-error.js";

/** What a line can ask of the chat itself, and what each does. */
const chatCommands = {
  help: "list the commands",
  clear: "forget the conversation",
  exit: "leave; ^D does the same",
} as const;

/** What `/help` prints. */
export const chatHelp: string = Object.entries(chatCommands)
  .map(([name, summary]) => `  /${name.padEnd(5)}  ${summary}\n`)
  .join("");

/**
 * The command that a line is, or `undefined` for a question, which may well begin with a path.
 *
 * @throws {@link UsageError} `UNKNOWN_COMMAND` for a slash and a word that is no command: a misspelt
 * one costs no calls.
 */
export function chatCommandOf(line: string): keyof typeof chatCommands | undefined {
  const [, name] = /^\s*\/([a-z]+)\s*$/i.exec(line) ?? [];
  if (name === undefined) return undefined;
  if (isChatCommand(name)) return name;
  throw unknownCommand(name);
}

function isChatCommand(name: string): name is keyof typeof chatCommands {
  return Object.hasOwn(chatCommands, name);
}

function unknownCommand(name: string): UsageError {
  const known = Object.keys(chatCommands).map((command) => `/${command}`);
  return new UsageError({
    code: "UNKNOWN_COMMAND",
    message: `There is no command \`/${name}\` in a chat.`,
    hint: didYouMean(nearestName(`/${name}`, known), `Commands: ${known.join(", ")}.`),
  });
}
