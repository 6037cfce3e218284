import type { HumanReply, HumanRequest } from "@moagraph/core";
import type { Ask } from "../ask/ask-line.js";
import { stderr } from "../text-output.js";
import { pluralize } from "@moagraph/report/words";
import type { Interrupts, Replies } from "./person.js";
import { proposalsText } from "./proposals-text.js";
import { numbersText, typedReply } from "./typed-reply.js";

/** Shows the proposals of each interrupt, and reads a reply for each. */
export async function askPerson(interrupts: Interrupts, ask: Ask): Promise<Replies> {
  const replies: Record<string, HumanReply> = {};
  for (const { id, value } of interrupts) replies[String(id)] = await replyTo(value, ask);
  return replies;
}

/** Asks until the line can be read, so that the run never refuses a reply. */
async function replyTo(request: HumanRequest, ask: Ask): Promise<HumanReply> {
  const shown = request.proposals.length;
  stderr.write(requestText(request));
  const question = `${request.ask} [${numbersOf(shown)}, edit ${numbersOf(shown)}, or a text]`;
  for (;;) {
    const reply = await typedReply(question, shown, ask);
    if (reply !== undefined) return reply;
    stderr.write(`${numbersText(shown)}, or the text of an answer.\n`);
  }
}

/** What a person is asked, before the question. */
export function requestText({ node, proposals }: Omit<HumanRequest, "type" | "ask">): string {
  const title = `\n${node}: ${pluralize(proposals.length, "answer")} to choose from\n`;
  return title + proposalsText(proposals);
}

/** The numbers of proposals, for a question. */
export function numbersOf(shown: number): string {
  return shown === 1 ? "1" : `1-${shown}`;
}
