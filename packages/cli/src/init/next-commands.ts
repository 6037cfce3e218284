import { isRecipeName } from "@moagraph/recipes";
import { shellWord } from "@moagraph/report/words";

/** The commands to go on with, for a panel in a file and the variables that it needs. */
export function nextCommands(path: string, variables: Readonly<Record<string, string>>): string[] {
  const file = shellWord(isOtherWord(path) ? `./${path}` : path);
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

/** Whether a command takes the word for a recipe, an option or stdin, and not for a file. */
function isOtherWord(path: string): boolean {
  return isRecipeName(path) || path.startsWith("-");
}
