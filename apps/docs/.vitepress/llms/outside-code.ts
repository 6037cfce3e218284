/** Changes the lines of a Markdown text that are outside of code blocks. */
export function outsideCode(text: string, change: (line: string) => string): string {
  let isCode = false;
  return text
    .split("\n")
    .map((line) => {
      if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
      return isCode ? line : change(line);
    })
    .join("\n");
}
