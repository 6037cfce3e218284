import type { CommanderError } from "commander";
import { UsageError } from "./usage-error.js";

/** Turns commander's error about the arguments into a `UsageError`. */
export function argumentError({ code, message }: CommanderError): UsageError {
  const text = message.replace(/^error: /, "");
  const [, problem = text, near] = /^(.*?)\n\(Did you mean (?:one of )?(.*)\?\)$/s.exec(text) ?? [];
  const meant = otherNames[/'([^']*)'/.exec(problem)?.[1] ?? ""] ?? near;
  return new UsageError({
    code: codes[code] ?? "WRONG_ARGUMENTS",
    message: sentence(problem),
    hint: meant === undefined ? (hints[code] ?? seeHelp) : `Did you mean ${quoteAll(meant)}?`,
  });
}

/** Names of options in other programs, which are too different for a suggestion by spelling. */
const otherNames: Readonly<Record<string, string>> = {
  "--aggregator-model": "--aggregator",
  "--max-completion-tokens": "--max-output-tokens",
  "--max-tokens": "--max-output-tokens",
};

const codes: Readonly<Record<string, string>> = {
  "commander.unknownCommand": "UNKNOWN_COMMAND",
  "commander.unknownOption": "UNKNOWN_OPTION",
};

const seeHelp =
  "Run `moagraph --help` for the commands, or `moagraph <command> --help` for their options.";

const hints: Readonly<Record<string, string>> = {
  "commander.excessArguments": 'Put the prompt in quotes: moagraph run moa "Why is the sky blue?".',
};

/** Commander quotes names like 'this'; Moagraph quotes them like `this`. */
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
