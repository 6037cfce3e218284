import { joinedTexts, oneLine } from "./one-line.js";

const longestPage = 20_000;
const longestElement = 600;
const characters: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#x27;": "'",
  "&apos;": "'",
  "&nbsp;": " ",
};

/** What an HTML page or an XML document says; `undefined` if the text is neither. */
export function pageText(
  text: string,
): { readonly text: string; readonly code?: string } | undefined {
  if (!/^\s*<[a-z!?]/i.test(text)) return undefined;
  const page = text.slice(0, longestPage);
  const message = elementOf(page, "message");
  if (message !== "") return { text: message, code: elementOf(page, "code") };
  const heading = elementOf(page, "h1") || elementOf(page, "h2");
  const paragraph = elementOf(page, "p") || elementOf(page, "pre");
  const shown = joinedTexts([elementOf(page, "title"), heading, paragraph], ": ");
  const summary = "a web page instead of JSON";
  return { text: shown === "" ? summary : `${summary}: ${shown}` };
}

/** The text of the first element with this tag. */
function elementOf(page: string, tag: string): string {
  const opening = page.search(new RegExp(`<${tag}[\\s>]`, "i"));
  const start = opening === -1 ? -1 : page.indexOf(">", opening) + 1;
  if (start <= 0) return "";
  const closing = page.slice(start).search(new RegExp(`</${tag}\\b`, "i"));
  const content = page.slice(
    start,
    start + Math.min(closing === -1 ? Infinity : closing, longestElement),
  );
  const plain = content.replaceAll(/<!\[CDATA\[|\]\]>/g, "").replaceAll(/<[^<>]*>/g, " ");
  return oneLine(
    plain.replaceAll(/&[#\w]{2,6};/g, (entity) => characters[entity.toLowerCase()] ?? entity),
  )
    .replaceAll(/\s{2,}/g, " ")
    .replaceAll(/\s(?=[.,:;!?])/g, "");
}
