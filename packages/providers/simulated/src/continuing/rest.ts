import { claims as allClaims } from "../fact-base/subjects.js";

/** What a reply says about one subject. */
export interface Section {
  /** The name of the subject. */
  readonly name: string;
  /** Its claims, the most important first. */
  readonly claims: readonly string[];
  /** Maximum number of claims about it in the whole answer. */
  readonly most: number;
}

/** A line of a reply, with the white space before it. */
interface Line {
  readonly before: "\n" | "\n\n";
  readonly text: string;
}

/**
 * Writes the rest of an answer: first the end of its last line, then what it does not say yet.
 *
 * @param sections - All that the answer can say.
 * @param soFar - The answer so far, with single spaces. Empty for a new answer.
 */
export function rest(sections: readonly Section[], soFar: string): string {
  const end = endOfLine(sections, soFar);
  const lines = linesAfter(sections, soFar + end);
  return end + lines.map(({ before, text }) => before + text).join("");
}

/** The lines that an answer lacks. The subject that it has reached comes first. */
function linesAfter(sections: readonly Section[], soFar: string): Line[] {
  const reached = sections.map(({ name }) => soFar.lastIndexOf(`bout ${name}:`));
  const last = reached.indexOf(Math.max(0, ...reached));
  const order = [...sections.keys()].toSorted((a, b) => Number(b === last) - Number(a === last));
  return order.flatMap((index) => {
    const section = sections[index];
    if (section === undefined) return [];
    const lines = claimLines(section, soFar);
    if (lines.length === 0 || index === last) return lines;
    const head = reached[index] === -1 ? "About" : "More about";
    return [{ before: "\n\n", text: `${head} ${section.name}:` }, ...lines];
  });
}

function claimLines({ claims, most }: Section, soFar: string): Line[] {
  const missing = claims.filter((claim) => !soFar.includes(claim));
  const room = Math.max(0, most - (claims.length - missing.length));
  return missing.slice(0, room).map((claim) => ({ before: "\n", text: `- ${claim}` }));
}

/** Where a line of a reply begins. */
const lineStart = /(?:^|\s)(?:-(?=\s|$)|About\b|More\b)/g;

/** What is missing at the end of the last line of an answer. */
function endOfLine(sections: readonly Section[], soFar: string): string {
  const start = [...soFar.matchAll(lineStart)].at(-1)?.index ?? 0;
  const begun = soFar.slice(start).trimStart();
  if (begun === "") return "";
  const planned = linesAfter(sections, soFar.slice(0, start)).map(({ text }) => text);
  const others = allClaims.map((claim) => `- ${claim}`);
  const line = [...planned, ...others].find((text) => text.startsWith(begun));
  return line?.slice(begun.length) ?? "";
}
