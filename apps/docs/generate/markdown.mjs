/**
 * A text in a cell of a table. Angle brackets outside of code would be HTML.
 *
 * @type {(text: string) => string}
 */
export function cell(text) {
  return text
    .split(/(`[^`]*`)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll("<", "&lt;")))
    .join("")
    .replaceAll("|", String.raw`\|`)
    .replaceAll(/\s+/g, " ");
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
 * Code in a cell of a table.
 *
 * @type {(text: string) => string}
 */
export function codeCell(text) {
  return `\`${text.replaceAll("|", String.raw`\|`)}\``;
}
