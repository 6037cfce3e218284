const fence = /^\s*(`{3,}|~{3,})(.*)$/;

/** Changes the lines of a Markdown text that are outside of code blocks. */
export function outsideCode(text: string, change: (line: string) => string): string {
  /** The marks that began the block. It ends with as many or more: a block of four backticks can hold one of three. */
  let open = "";
  return text
    .split("\n")
    .map((line) => {
      const [, marks = "", info = ""] = fence.exec(line) ?? [];
      if (open === "") open = marks;
      else if (marks.startsWith(open) && info.trim() === "") open = "";
      else return line;
      return marks === "" ? change(line) : line;
    })
    .join("\n");
}
