import { shellWord } from "../text/shell-word.js";

/** The commands to go on with, for a panel in a file and the variables that it needs. */
export function nextCommands(path: string, variables: Readonly<Record<string, string>>): string[] {
  const file = shellWord(path);
  const exports = Object.entries(variables).map(
    ([name, value]) => `export ${name}=${shellWord(value)}`,
  );
  return [
    ...exports,
    `moagraph run ${file} "Your question"`,
    `moagraph chat ${file}`,
    `moagraph plan ${file}`,
    `moagraph doctor ${file}`,
  ];
}
