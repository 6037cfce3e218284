import { ReflectionKind } from "typedoc";

/**
 * The text of a page: front matter, the import below the title, and tables without the plugin's fillers.
 *
 * @param {import("typedoc").Reflection} reflection
 * @param {string} contents - As the plugin writes it.
 */
export function pageText(reflection, contents) {
  const title = contents.split("\n", 1)[0] ?? "";
  const body = contents
    .slice(title.length)
    .replace(/^\n+/, "\n")
    // A cell without a description or default.
    .replaceAll(/(?<=\|) (?:-|`undefined`) (?=\|)/g, "  ")
    // One line for each export that has its page elsewhere.
    .replaceAll(/### \S+\n\nRe-exports (\[[^\]]+\]\([^)]+\))\n(?:\n\*\*\*\n\n)?/g, "- $1\n");
  return `${frontMatter(reflection)}${title}\n${importLine(reflection)}${body}`;
}

/**
 * The description is shown by search engines and by llms.txt.
 *
 * @param {import("typedoc").Reflection} reflection
 */
function frontMatter(reflection) {
  const description = firstSentence(reflection);
  const line = description === "" ? "" : `description: ${JSON.stringify(description)}\n`;
  return `---\n${line}---\n\n`;
}

/** @param {import("typedoc").Reflection} reflection */
function firstSentence(reflection) {
  const commented = reflection.isDeclaration()
    ? (reflection.signatures?.[0] ?? reflection)
    : reflection;
  const text = (commented.comment?.summary ?? []).map((part) => part.text).join("");
  return /^[^]*?\.(?=\s|$)/.exec(text)?.[0].replaceAll(/\s+/g, " ") ?? "";
}

/** @param {import("typedoc").Reflection} reflection */
function importLine({ kind, name, parent }) {
  if (parent?.kind !== ReflectionKind.Module) return "";
  const isType = [ReflectionKind.Interface, ReflectionKind.TypeAlias].includes(kind);
  return `\n\`\`\`ts\nimport ${isType ? "type " : ""}{ ${name} } from "${parent.name}";\n\`\`\`\n`;
}
