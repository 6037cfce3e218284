/** A fenced block of a Markdown page. Only fences at the start of a line count. */
export interface MarkdownBlock {
  readonly language: string;
  /** The file name in brackets, as in ` ```ts [panel.ts] `. */
  readonly name: string | undefined;
  readonly text: string;
  /** The first line of the text, from 1. */
  readonly line: number;
  /** Whether only blank lines are between the block before and this one. */
  readonly followsBlock: boolean;
  /** Where the text begins and ends in the page. */
  readonly from: number;
  readonly to: number;
}

interface Line {
  readonly text: string;
  readonly from: number;
}

/** The fenced blocks of a page, in their order. */
export function markdownBlocks(page: string): MarkdownBlock[] {
  const lines = linesOf(page);
  const blocks: MarkdownBlock[] = [];
  let followsBlock = false;
  for (let index = 0; index < lines.length; index += 1) {
    const open = lines[index]?.text ?? "";
    const fence = /^`{3,}/.exec(open)?.[0];
    if (fence !== undefined) {
      const end = lines.findIndex((line, at) => at > index && line.text === fence);
      if (end === -1) throw new Error(`The block that begins on line ${index + 1} has no end.`);
      blocks.push(blockOf(page, lines, { open: index, end }, followsBlock));
      index = end;
      followsBlock = true;
    } else if (open.trim() !== "") followsBlock = false;
  }
  return blocks;
}

function linesOf(page: string): Line[] {
  let from = 0;
  return page.split("\n").map((text) => {
    const line = { text, from };
    from += text.length + 1;
    return line;
  });
}

function blockOf(
  page: string,
  lines: readonly Line[],
  { open, end }: { readonly open: number; readonly end: number },
  followsBlock: boolean,
): MarkdownBlock {
  const [from = 0, to = 0] = [lines[open + 1]?.from, lines[end]?.from];
  const [, language = "", name] =
    /^`+([\w-]*)(?: \[([^\]]+)\])?/.exec(lines[open]?.text ?? "") ?? [];
  return { language, name, text: page.slice(from, to), line: open + 2, followsBlock, from, to };
}
