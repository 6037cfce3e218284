import type { HumanReply } from "@moagraph/core";
import type { Ask } from "../ask/ask-line.js";
import { stderr } from "../text-output.js";

/**
 * Reads what a person decides about proposals: a number chooses one, `edit` and a number change one, any
 * other line is an answer of the person's own.
 *
 * @param question - What the person is asked.
 * @param shown - Number of proposals.
 * @returns The reply; `undefined` for an empty line.
 */
export async function typedReply(
  question: string,
  shown: number,
  ask: Ask,
): Promise<HumanReply | undefined> {
  for (;;) {
    const line = await ask(question);
    if (line === "") return undefined;
    const [, edit, number] = /^(edit +)?(\d+)$/.exec(line) ?? [];
    if (number === undefined) return { text: line };
    const choice = Number(number);
    if (choice < 1 || choice > shown) {
      stderr.write(`${numbersText(shown)}, or the text of an answer.\n`);
    } else if (edit === undefined) return { choice };
    else {
      const text = await ask(`New text of ${choice}:`);
      if (text !== "") return { choice, text };
    }
  }
}

/** What to type for one of the proposals. */
export function numbersText(shown: number): string {
  return shown === 1 ? "Type 1" : `Type a number from 1 to ${shown}`;
}
