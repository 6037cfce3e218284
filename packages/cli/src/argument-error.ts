import type { CommanderError } from "commander";
import { UsageError } from "./usage-error.js";

/** What commander found wrong with the arguments, in the words and shape of our errors. */
export function argumentError({ code, message }: CommanderError): UsageError {
  const text = message.replace(/^error: /, "");
  const [, what = text, near] = /^(.*?)\n\(Did you mean (?:one of )?(.*)\?\)$/s.exec(text) ?? [];
  return new UsageError({
    code: codes[code] ?? "WRONG_ARGUMENTS",
    message: sentence(what),
    hint: near === undefined ? (hints[code] ?? seeHelp) : `Did you mean ${quoteAll(near)}?`,
  });
}

const codes: Readonly<Record<string, string>> = {
  "commander.unknownCommand": "UNKNOWN_COMMAND",
  "commander.unknownOption": "UNKNOWN_OPTION",
};

const seeHelp = "`moagraph --help` shows the commands, `moagraph <command> --help` their options.";

const hints: Readonly<Record<string, string>> = {
  "commander.excessArguments": 'Put the prompt in quotes: moagraph run moa "Why is the sky blue?".',
};

/** Commander quotes names like 'this'; the rest of Moagraph like `this`. */
function sentence(text: string): string {
  const quoted = text.replaceAll(/'([^']*)'/g, "`$1`");
  const whole = quoted.charAt(0).toUpperCase() + quoted.slice(1);
  return /[.?!]$/.test(whole) ? whole : `${whole}.`;
}

function quoteAll(names: string): string {
  return names
    .split(", ")
    .map((name) => `\`${name}\``)
    .join(" or ");
}
