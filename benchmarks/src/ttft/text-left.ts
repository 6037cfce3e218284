import type { BaseMessage } from "@langchain/core/messages";

/** What a model that writes a fixed text is to write next. */
export interface TextLeft {
  /** The rest of its text. In a round before the last one, without its last sentence, if it has others. */
  readonly text: string;
  /** Whether proposals are still being written: the model is not to conclude yet. */
  readonly isEarly: boolean;
}

/** The words of both requests that show unfinished proposals. */
const unfinished = "you will be shown more";

/**
 * What is left to write of a text after the answer so far, which the AI messages of a prompt hold.
 *
 * @throws {Error} If the answer so far is not the beginning of the text: a seam has changed it.
 */
export function textLeft(
  whole: string,
  messages: readonly Pick<BaseMessage, "type" | "text">[],
): TextLeft {
  const answers = messages.filter(({ type }) => type === "ai").map(({ text }) => text);
  const at = lengthOf(whole, answers.join(""));
  const last = messages.at(-1);
  const isEarly =
    last?.type === "human" && answers.length > 0
      ? last.text.includes(unfinished)
      : messages.some(({ text }) => text.includes(unfinished));
  const end = isEarly ? lastSentence(whole) : 0;
  const text = whole.slice(at, end === 0 ? undefined : Math.max(at, end));
  // A reply to a new message begins with a word.
  return { text: last?.type === "ai" ? text.trimEnd() : text.trim(), isEarly };
}

/** How much of a text an answer holds, in characters. White space at seams does not count. */
function lengthOf(whole: string, answer: string): number {
  const written = answer.replaceAll(/\s+/gu, "");
  let at = 0;
  for (const character of written) {
    while (/\s/u.test(whole[at] ?? "")) at += 1;
    if (!whole.startsWith(character, at)) throw new Error(`Not the text written: ${answer}`);
    at += character.length;
  }
  return at;
}

/** Where the last sentence begins. */
function lastSentence(text: string): number {
  const ends = [...text.matchAll(/[.!?:]\s+|\n+/gu)];
  const end = ends.at(-1);
  return end === undefined ? 0 : end.index + end[0].length;
}
