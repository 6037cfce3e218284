import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./workspace.mjs";

/** @typedef {{ file: string, install: string[], imports: string[], code: string, command: string }} Readme */

/**
 * Reads from a folder's README the packages of its install line, and its first example: a block of
 * TypeScript, or the command below the install line.
 *
 * @param {string} folder - Relative to the repository.
 * @returns {Readme}
 */
export function readme(folder) {
  const file = join(folder, "README.md");
  const text = readFileSync(join(root, file), "utf8");
  const shell = blocks(text, "sh")[0]?.split("\n") ?? [];
  const install = shell.find((line) => line.startsWith("npm install ")) ?? "";
  const command = shell.find((line) => line.startsWith("moagraph ")) ?? "";
  const code = command === "" ? (blocks(text, "ts")[0] ?? "") : "";
  const words = install.split(" ").slice(2);
  return {
    file,
    install: words.filter((word) => !word.startsWith("-")),
    imports: importedPackages(code),
    code,
    command,
  };
}

/** @type {(text: string, language: string) => string[]} */
function blocks(text, language) {
  const fence = new RegExp(`^\`\`\`${language}\\b.*\\n([^]*?)^\`\`\``, "gm");
  return [...text.matchAll(fence)].map(([, block]) => block ?? "");
}

/** @type {(code: string) => string[]} */
function importedPackages(code) {
  const specifiers = [...code.matchAll(/ from "([^".][^"]*)"/g)].map(([, name]) => name ?? "");
  return [...new Set(specifiers.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name))];
}
