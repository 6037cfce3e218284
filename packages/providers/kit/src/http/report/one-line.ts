const python = /Traceback \(most recent call last\):?/;
/** Lines of a JavaScript stack trace. */
const frame = /^at \S.{0,300}[:)]/;

/**
 * The first six lines of a text on one line, without stack traces. Python's traces end with the
 * reason.
 */
export function oneLine(text: string, mostLines = 6): string {
  const trace = python.exec(text);
  if (trace === null) return linesOf(text).slice(0, mostLines).join(" ");
  const before = linesOf(text.slice(0, trace.index)).slice(0, mostLines);
  const reason = linesOf(text.slice(trace.index + trace[0].length)).at(-1) ?? "";
  return joinedTexts([before.join(" "), reason], ": ");
}

function linesOf(text: string): string[] {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  return lines.filter((line) => line !== "" && !frame.test(line));
}

/** Joins texts. A text that another one contains is left out. */
export function joinedTexts(texts: readonly string[], separator: string): string {
  const kept: string[] = [];
  for (const text of texts.map((each) => each.trim())) {
    if (text === "" || kept.some((each) => contains(each, text))) continue;
    const rest = kept.filter((each) => !contains(text, each));
    kept.splice(0, kept.length, ...rest, text);
  }
  // The colon or full stop at the end of a text would stand before the separator.
  const isLast = (at: number): boolean => at === kept.length - 1;
  return kept.map((text, at) => (isLast(at) ? text : text.replace(/[:.]$/, ""))).join(separator);
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase().replace(/[.!:]$/, ""));
}
