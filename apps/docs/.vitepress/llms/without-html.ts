import { outsideCode } from "./outside-code.js";

const tag = /(?<!\\)<\/?[a-zA-Z][\w-]*(?:\s[^<>]*)?>/g;

/** A Markdown text without its HTML, such as the drawing of a graph. HTML in code stays. */
export function withoutHtml(text: string): string {
  // Nothing between these two tags is Markdown, empty lines included.
  const withoutScripts = text.replaceAll(/^<(script|style)\b[^]*?^<\/\1>$/gm, "");
  let isBlank = true;
  let isHtml = false;
  return outsideCode(withoutScripts, (line) => {
    // A block of HTML begins after an empty line, and ends before one.
    const isEmpty = line.trim() === "";
    isHtml = !isEmpty && (isHtml || (isBlank && /^ {0,3}<\/?[a-zA-Z][\w-]*[\s>]/.test(line)));
    isBlank = isEmpty;
    return isHtml ? "" : withoutTags(line);
  }).replaceAll(/\n{3,}/g, "\n\n");
}

/** Without tags outside of code between backticks. */
function withoutTags(line: string): string {
  if (!line.includes("<")) return line;
  return line
    .split(/(`+[^`]*`+)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll(tag, "")))
    .join("");
}
