import { joinedTexts, oneLine } from "./one-line.js";

const longestPage = 20_000;
const longestElement = 8_192;
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
  mostLines?: number,
): { readonly text: string; readonly code?: string } | undefined {
  if (!/^\s*<[a-z!?]/i.test(text)) return undefined;
  const page = text.slice(0, longestPage);
  const element = (tag: string): string => elementOf(page, tag, mostLines);
  const message = element("message");
  if (message !== "") return { text: message, code: element("code") };
  const heading = element("h1") || element("h2");
  const paragraph = element("p") || element("pre");
  const shown = joinedTexts([element("title"), heading, paragraph], ": ");
  const summary = "a web page instead of JSON";
  return { text: shown === "" ? summary : `${summary}: ${shown}` };
}

/** The text of the first element with this tag. */
function elementOf(page: string, tag: string, mostLines?: number): string {
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
    mostLines,
  )
    .replaceAll(/\s{2,}/g, " ")
    .replaceAll(/\s(?=[.,:;!?])/g, "");
}
