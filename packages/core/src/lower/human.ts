import { unsentCall } from "../ask/unsent-call.js";
import { callIdentity } from "../ledger/call-event.js";
import type { HumanNote } from "../ledger/call-note.js";
import type { Proposal } from "../ledger/proposal.js";
import { askOf } from "../spec/human.js";
import { stepWithoutModel } from "../step/combine/step-without-model.js";
import { askPerson } from "../step/human/ask-person.js";
import type { HumanReply } from "../step/human/human-request.js";
import type { Lowering } from "./lowering.js";

/** The `model` of a text that a person wrote, and of the ledger line. */
const model = "human";

/** A node that asks a person pauses the run in one step, which makes no call. */
export const lowerHuman: Lowering<"human"> = (name, node, compilation) => [
  stepWithoutModel(
    name,
    { reads: node.reads, model },
    compilation,
    async (planned, input, context) => {
      const reply = askPerson({ node: name, ask: askOf(node), proposals: input.proposals });
      const { proposal, note } = chosenBy(reply, input.proposals, name);
      const call = unsentCall(planned, { status: "ok", notes: [...input.notes, note] }, context);
      context.emit({ type: "call-note", ...callIdentity(call), note });
      return { passedOn: [proposal], calls: [call] };
    },
  ),
];

/** What a person decided. */
interface Chosen {
  readonly proposal: Proposal;
  readonly note: HumanNote;
}

/** A proposal that was chosen keeps its author. A text that was changed or written is the person's. */
function chosenBy(
  { choice, text }: HumanReply,
  proposals: readonly Proposal[],
  node: string,
): Chosen {
  const own = proposals[(choice ?? 0) - 1];
  if (own !== undefined && (text === undefined || text === own.text)) {
    return { proposal: { ...own, node, sample: 1 }, note: noteOf("chose", own) };
  }
  const usage = { inputTokens: 0, outputTokens: 0 };
  const proposal = { node, sample: 1, model, text: text ?? "", usage };
  return { proposal, note: noteOf(own === undefined ? "wrote" : "edited", own) };
}

function noteOf(action: HumanNote["action"], own: Proposal | undefined): HumanNote {
  const place = own && { node: own.node, sample: own.sample };
  return { type: "human", action, ...(place && { proposal: place }) };
}
