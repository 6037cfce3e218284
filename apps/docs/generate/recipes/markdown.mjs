/**
 * A text for Markdown that VitePress compiles: `<` and `{{` are no markup outside of code.
 *
 * @type {(text: string) => string}
 */
export function plain(text) {
  return text
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith("`") ? part : part.replaceAll("<", "&lt;").replaceAll("{{", "&#123;&#123;"),
    )
    .join("");
}

/**
 * A table. Numbers are aligned to the right.
 *
 * @param {readonly string[]} headings - One that ends with `#` is of a column with numbers.
 * @param {readonly (readonly string[])[]} rows
 * @returns {string}
 */
export function table(headings, rows) {
  const names = headings.map((heading) => heading.replace(/#$/, ""));
  const rules = headings.map((heading) => (heading.endsWith("#") ? "---:" : "---"));
  return [names, rules, ...rows].map(rowOf).join("\n");
}

/** @type {(cells: readonly string[]) => string} */
function rowOf(cells) {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/**
 * A fenced block, as a tab of a group with its title.
 *
 * @type {(language: string, title: string, code: string) => string}
 */
export function tab(language, title, code) {
  return `\`\`\`${language} [${title}]\n${code.trimEnd()}\n\`\`\``;
}

/** @type {(count: number, noun: string) => string} */
export function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
