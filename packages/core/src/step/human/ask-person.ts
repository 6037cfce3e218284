import { interrupt } from "@langchain/langgraph";
import type { Proposal } from "../../ledger/proposal.js";
import type { HumanReply, HumanRequest } from "./human-request.js";
import { readReply } from "./read-reply.js";

/** What a person is asked about. */
interface Question {
  readonly node: string;
  readonly ask: string;
  readonly proposals: readonly Proposal[];
}

/**
 * Pauses the run until it is resumed with a reply. A value of another form pauses it once more.
 *
 * LangGraph runs the step again each time, and `interrupt` returns the earlier replies in order.
 */
export function askPerson({ node, ask, proposals }: Question): HumanReply {
  const shown = proposals.map(shownProposal);
  const request: HumanRequest = { type: "choose-proposal", node, ask, proposals: shown };
  let asked = request;
  for (;;) {
    const reply = readReply(interrupt<HumanRequest, unknown>(asked), shown.length);
    if (!("fault" in reply)) return reply;
    asked = { ...request, fault: reply.fault };
  }
}

function shownProposal({
  node,
  sample,
  text,
  remarks,
}: Proposal): HumanRequest["proposals"][number] {
  return { node, sample, text, ...(remarks === undefined ? {} : { remarks }) };
}
