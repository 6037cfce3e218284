import type { CommanderError } from "commander";
import { dashHint } from "./dash-prompt.js";
import { UsageError } from "./usage-error.js";

/**
 * Turns commander's error about the arguments into a `UsageError`.
 *
 * @param args - The arguments of the command line.
 */
export function argumentError(
  { code, message }: CommanderError,
  args: readonly string[],
): UsageError {
  const text = message.replace(/^error: /, "");
  const [, problem = text, near] = /^(.*?)\n\(Did you mean (?:one of )?(.*)\?\)$/s.exec(text) ?? [];
  const renamed = otherNames[/'([^']*)'/.exec(problem)?.[1] ?? ""];
  const meant = renamed ?? near;
  const isWord = code === "commander.unknownOption" && renamed === undefined;
  const isEval = args.find((arg) => !arg.startsWith("-")) === "eval";
  const usual = isEval ? seeEvalHelp : (hints[code] ?? seeHelp);
  const hint = meant === undefined ? usual : `Did you mean ${quoteAll(meant)}?`;
  return new UsageError({
    code: codes[code] ?? "WRONG_ARGUMENTS",
    message: sentence(problem),
    hint: [hint, isWord ? dashHint(args) : undefined]
      .filter((part) => part !== undefined)
      .join(" "),
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

/** The hint for wrong arguments. */
export const seeHelp =
  "Run `moagraph --help` for the commands, or `moagraph <command> --help` for their options.";

/** The hint for wrong arguments of `moagraph eval`. */
const seeEvalHelp =
  "Run `moagraph eval --help` for its commands, or `moagraph eval <command> --help` for their options.";

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
