import { didYouMean, nearestName } from "@moagraph/core/graph";
import { UsageError } from "../errors/usage-error.js";

/** The commands of a chat, with their help texts. */
const chatCommands = {
  help: "list the commands",
  clear: "clear the conversation",
  resume: "continue the last question, if it has no answer (with --thread)",
  exit: "exit, like ^D",
} as const;

/** The output of `/help`. */
export const chatHelp: string = Object.entries(chatCommands)
  .map(([name, summary]) => `  /${name.padEnd(6)}  ${summary}\n`)
  .join("");

/**
 * The command in a line, or `undefined` for a question. A question may start with a path.
 *
 * @throws {@link UsageError} `UNKNOWN_COMMAND` for a slash and a word that is not a command, so
 * that a misspelt command causes no calls.
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
    message: `There is no chat command \`/${name}\`.`,
    hint: didYouMean(nearestName(`/${name}`, known), `The commands are ${known.join(", ")}.`),
  });
}
