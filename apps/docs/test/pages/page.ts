import { type MarkdownBlock, markdownBlocks } from "./markdown-blocks.js";

/** A block of TypeScript, and where the page shows what it prints. */
export interface PageExample {
  readonly code: string;
  readonly line: number;
  /** The file that the block is written to, without its extension. */
  readonly stem: string;
  /** The block with its output. Without one, the example must print nothing. */
  readonly output: MarkdownBlock | undefined;
}

/** A page and what of it can be run. */
export interface Page {
  /** Its path below apps/docs, such as `guide/quick-start.md`. */
  readonly path: string;
  readonly text: string;
  readonly examples: readonly PageExample[];
  /** Blocks with a file name that are no TypeScript, such as a graph in YAML. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly consoles: readonly PageConsole[];
}

/** A block of commands with their output. */
export interface PageConsole {
  readonly block: MarkdownBlock;
  /** The variables that the page has told its reader to set: `export NAME=value` in a block `sh`. */
  readonly exported: Readonly<Record<string, string>>;
}

/** Reads a page. */
export function readPage(path: string, text: string): Page {
  const blocks = markdownBlocks(text);
  const named = blocks.filter(({ name, language }) => name !== undefined && language !== "ts");
  return {
    path,
    text,
    examples: blocks.flatMap((block, at) => exampleOf(block, blocks[at + 1], at)),
    files: named.map(({ name = "", text: content }) => ({ name, text: content })),
    consoles: blocks.flatMap((block, at) =>
      block.language === "console" ? [{ block, exported: exportedIn(blocks.slice(0, at)) }] : [],
    ),
  };
}

/** Test files are for the test runner of the reader. They are type-checked, and not run. */
function exampleOf(
  block: MarkdownBlock,
  next: MarkdownBlock | undefined,
  at: number,
): PageExample[] {
  const { language, name, text: code, line } = block;
  if (language !== "ts" || name?.endsWith(".test.ts") === true) return [];
  const output = next?.language === "text" && next.followsBlock ? next : undefined;
  return [{ code, line, stem: name?.replace(/\.ts$/, "") ?? `block-${at}`, output }];
}

function exportedIn(blocks: readonly MarkdownBlock[]): Record<string, string> {
  const shell = blocks.filter(({ language }) => language === "sh");
  const lines = shell.flatMap(({ text }) => text.split("\n"));
  const settings = lines
    .filter((line) => line.startsWith("export "))
    .flatMap((line) => [...line.matchAll(/ ([A-Z_]+)=(\S+)/g)]);
  return Object.fromEntries(settings.map(([, name = "", value = ""]) => [name, value]));
}
