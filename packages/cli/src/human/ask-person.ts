import type { HumanReply, HumanRequest } from "@moagraph/core";
import type { Ask } from "../ask/ask-line.js";
import { stderr } from "../text-output.js";
import { pluralize } from "@moagraph/report/words";
import type { Interrupts, Replies } from "./person.js";

/** Shows the proposals of each interrupt, and reads a reply for each. */
export async function askPerson(interrupts: Interrupts, ask: Ask): Promise<Replies> {
  const replies: Record<string, HumanReply> = {};
  for (const { id, value } of interrupts) replies[String(id)] = await replyTo(value, ask);
  return replies;
}

/** Asks until the line can be read, so that the run never refuses a reply. */
async function replyTo(request: HumanRequest, ask: Ask): Promise<HumanReply> {
  const shown = request.proposals.length;
  stderr.write(proposalsText(request));
  for (;;) {
    const line = await ask(`${request.ask} [${shown === 1 ? "1" : `1-${shown}`}, or a text]`);
    const reply = replyIn(line, shown);
    if (reply !== undefined) return reply;
    stderr.write(`Type a number from 1 to ${shown}, or the text of an answer.\n`);
  }
}

/** A line of digits is a number; any other line is an answer. */
function replyIn(line: string, shown: number): HumanReply | undefined {
  if (line === "") return undefined;
  if (!/^\d+$/.test(line)) return { text: line };
  const choice = Number(line);
  return choice >= 1 && choice <= shown ? { choice } : undefined;
}

function proposalsText({ node, proposals }: HumanRequest): string {
  const title = `\n${node}: ${pluralize(proposals.length, "answer")} to choose from\n`;
  return title + proposals.map(proposalText).join("");
}

function proposalText(
  { node, sample, text, remarks = [] }: HumanRequest["proposals"][number],
  index: number,
): string {
  const name = sample > 1 ? `${node} #${sample}` : node;
  const notes = remarks.map((remark) => `remark: ${remark.trim()}\n`).join("");
  return `\n[${index + 1}] ${name}\n${text.trim()}\n${notes}\n`;
}
