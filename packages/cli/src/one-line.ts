/** A text on one line: line breaks and tabs, with the white space around them, become one space. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, (space) => (/[^ ]/.test(space) ? " " : space)).trimEnd();
}
