/**
 * A text for Markdown that VitePress compiles: `<` and `{{` are no markup outside of code.
 *
 * @type {(text: string) => string}
 */
export function plain(text) {
  return text
    .split(/(`[^`]*`)/)
    .map((part, at) => (at % 2 === 1 ? part : withoutMarkup(part)))
    .join("");
}

/** @type {(text: string) => string} */
function withoutMarkup(text) {
  return text.replaceAll("<", "&lt;").replaceAll("{{", "&#123;&#123;");
}

/**
 * A text in a cell of a table, on one line.
 *
 * @type {(text: string) => string}
 */
export function cell(text) {
  return plain(text).replaceAll(/\s+/g, " ");
}

/**
 * A table. Numbers are aligned to the right.
 *
 * @param {readonly string[]} headings - One that ends with `#` is of a column with numbers.
 * @param {readonly (readonly string[])[]} rows
 * @returns {string}
 */
export function table(headings, rows) {
  const names = headings.map((text) => text.replace(/#$/, ""));
  const rules = headings.map((text) => (text.endsWith("#") ? "---:" : "---"));
  return [names, rules, ...rows].map(rowOf).join("\n");
}

/** @type {(cells: readonly string[]) => string} */
function rowOf(cells) {
  return `| ${cells.map((text) => text.replaceAll("|", String.raw`\|`)).join(" | ")} |`;
}

/**
 * A heading with an address of its own.
 *
 * @type {(level: number, text: string, id: string) => string}
 */
export function heading(level, text, id) {
  return `${"#".repeat(level)} ${text} {#${id}}`;
}

/**
 * A fenced block, as a tab of a group with its title.
 *
 * @type {(language: string, title: string, code: string) => string}
 */
export function tab(language, title, code) {
  return `\`\`\`${language} [${title}]\n${code.trimEnd()}\n\`\`\``;
}
