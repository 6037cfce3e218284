// The page of the command line, from the commander program: what `--help` prints, with links.
import { cell, heading, table } from "./markdown.mjs";

/** @typedef {ReturnType<typeof import("../../../packages/cli/src/create-program.js").createProgram>} Command */
/** @typedef {Command["options"][number]} Option */
/** @typedef {Command["registeredArguments"][number]} Argument */

/**
 * The page of all commands.
 *
 * @type {(program: Command) => string}
 */
export function cliPage(program) {
  const { text } = helpEnd(program);
  return [
    "---\noutline: 2\n---",
    "# Command line",
    `${program.description()} Install it with \`npm install -g moagraph\`. The package's README has the details.`,
    "The answer goes to stdout, and everything else to stderr. Errors say what is wrong, then how to fix it.",
    heading(2, "Commands", "commands"),
    table(
      ["Command", ""],
      program.commands
        .flatMap(withInner)
        .map((each) => [`[\`${usageOf(each)}\`](#${anchorOf(each)})`, cell(each.description())]),
    ),
    heading(2, "Options of all commands", "options"),
    optionTable(program),
    ...program.commands.flatMap(withInner).flatMap(commandSection),
    heading(2, "Exit codes", "exit-codes"),
    table(["Code", "Meaning"], exitCodes(text)),
    heading(2, "Variables", "variables"),
    table(["Variable", "Meaning"], variables),
    "A provider reads only its own variables. Its page names them: see [models and providers](../guide/models-and-providers.md).",
  ].join("\n\n");
}

/** @type {[string, string][]} */
const variables = [
  ["`<NAME>_API_KEY`", "The key of a provider, such as `OPENAI_API_KEY`. Keys are never printed."],
  [
    "`<NAME>_BASE_URL`",
    "The address of a provider's API. Any provider id without a package is an OpenAI-style endpoint if its variable is set: `VLLM_BASE_URL` for `vllm:…`. The name is the id in upper case, with `_` for `-`.",
  ],
  [
    "`XDG_STATE_HOME`",
    "On Linux, the folder around that of the threads. Default: `~/.local/state`. On Windows, it is `LOCALAPPDATA`.",
  ],
  ["`NO_COLOR`", "If it is set and not empty, the output has no colours."],
  ["`TERM`", "With `dumb`, a pasted text in `chat` is not kept together as one question."],
];

/**
 * A command, and the commands that it has.
 *
 * @type {(command: Command) => readonly Command[]}
 */
function withInner(command) {
  return [command, ...command.commands];
}

/**
 * The words that call a command: `run`, or `threads show`.
 *
 * @type {(command: Command) => string}
 */
function nameOf(command) {
  const { parent } = command;
  return parent?.parent ? `${parent.name()} ${command.name()}` : command.name();
}

/** @type {(command: Command) => string} */
function anchorOf(command) {
  return nameOf(command).replaceAll(" ", "-");
}

/** @type {(command: Command) => string} */
function usageOf(command) {
  const words = command.registeredArguments.map(argumentText);
  return [nameOf(command), ...words].join(" ");
}

/** @type {(argument: Argument) => string} */
function argumentText(argument) {
  const name = argument.name() + (argument.variadic ? "..." : "");
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** @type {(command: Command) => string[]} */
function commandSection(command) {
  const { text, examples } = helpEnd(command);
  const words = command.registeredArguments;
  const hasOptions = command.options.length > 0;
  return [
    heading(2, `\`moagraph ${nameOf(command)}\``, anchorOf(command)),
    sentence(command.description()),
    `\`\`\`sh\nmoagraph ${usageOf(command)}${hasOptions ? " [options]" : ""}\n\`\`\``,
    ...(words.length === 0
      ? []
      : [
          table(
            ["Argument", ""],
            words.map((word) => [`\`${argumentText(word)}\``, sentence(cell(word.description))]),
          ),
        ]),
    ...(hasOptions ? [optionTable(command)] : []),
    ...(text === "" ? [] : [text]),
    ...(examples === "" ? [] : [`\`\`\`sh\n${examples}\n\`\`\``]),
  ];
}

/** @type {(command: Command) => string} */
function optionTable(command) {
  return table(["Option", "Default", ""], command.options.map(optionRow));
}

/** @type {(option: Option) => [string, string, string]} */
function optionRow({ flags, description, defaultValue, argChoices }) {
  const [, said] = /\(default: ([^)]+)\)/.exec(description) ?? [];
  const text = description.replace(/\s*\(default: [^)]+\)/, "");
  const choices = (argChoices ?? []).map((choice) => `\`${choice}\``).join(", ");
  const fallback = typeof defaultValue === "string" ? `\`${defaultValue}\`` : (said ?? "");
  const named = choices === "" ? text : `${text}: ${choices}`;
  return [`\`${flags}\``, cell(fallback), sentence(cell(named))];
}

/**
 * What the help has after the options: a text, and examples.
 *
 * @type {(command: Command) => { text: string, examples: string }}
 */
function helpEnd(command) {
  let help = "";
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  const end = help.slice(command.helpInformation().length).trim();
  const [before = "", after = ""] = end.split(/^Examples:\n/m);
  const [examples = "", ...rest] = after.split(/\n\n/);
  return {
    text: [before, ...rest].join("\n\n").trim(),
    examples: examples.replaceAll(/^ {2}/gm, "").trim(),
  };
}

/** @type {(text: string) => [string, string][]} */
function exitCodes(text) {
  const [, list = ""] = /Exit codes: ([^]*)\.$/.exec(text) ?? [];
  return list.split(/;\s+/).map((each) => {
    const [, code = "", meaning = ""] = /^(\d+(?: \+ n)?) ([^]*)$/.exec(each) ?? [];
    return [`\`${code}\``, sentence(cell(meaning))];
  });
}

/** @type {(text: string) => string} */
function sentence(text) {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return start.endsWith(".") ? start : `${start}.`;
}
