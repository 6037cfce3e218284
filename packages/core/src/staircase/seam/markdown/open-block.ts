import { Fences } from "./fences.js";

const row = /^[\s>]*\|/u;
const delimiter = /^[\s>]*\|[\s|:-]*-[\s|:-]*$/u;

/** The line that opens the code block in which a Markdown text ends; `undefined` outside of code. */
export function openFence(text: string): string | undefined {
  const fences = new Fences();
  let opening: string | undefined;
  for (const line of text.split("\n")) if (fences.readLine(line) === "opens") opening = line;
  return fences.isOpen ? opening : undefined;
}

/** The first two lines of the table in which a Markdown text ends; `undefined` outside of tables. */
export function tableHead(text: string): string | undefined {
  const lines = text.split("\n");
  const first = lines.findLastIndex((line) => !row.test(line)) + 1;
  const [head, second] = lines.slice(first, first + 2);
  return second !== undefined && delimiter.test(second) ? `${head}\n${second}` : undefined;
}
