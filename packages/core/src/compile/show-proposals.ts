import type { BaseMessage } from "@langchain/core/messages";
import type { AskedModel, Shown } from "../ask/call-request.js";
import { fitToWindow } from "../ask/fit-window.js";
import { arrangeProposals, type ArrangedProposals } from "../call/arrange-proposals.js";
import { withSystemText } from "../call/conversation.js";
import { fencedList } from "../call/fence.js";
import { plainList } from "../call/numbered-list.js";
import type { Proposal } from "../call/proposal.js";
import { redactProposal } from "../redact/redact-proposal.js";
import { redactionForModel } from "../redact/redaction.js";
import { modelsOf } from "../spec/model-calls.js";
import type { AskSettings } from "../spec/model-settings.js";
import { type Compilation, policiesIn } from "./compilation.js";
import { instructionOf } from "./instruction.js";
import type { Reading } from "./reading.js";
import { replyRoomOf } from "./reply-room.js";
import type { Site } from "./site.js";

/** What a node shows its model beside the conversation. */
export interface Showing {
  readonly node: string;
  readonly settings: AskSettings;
  /** The instruction, unless the settings have one. */
  readonly instruction: string;
  readonly reading: Reading;
}

/** The conversation with a node's instruction and the proposals it works on in the system message. */
export function showProposals(
  showing: Showing,
  site: Site,
  compilation: Compilation,
): (model: AskedModel) => Promise<Shown> {
  const { node, settings, reading } = showing;
  const { onTooLong } = policiesIn(compilation, node);
  return async ({ facts }) => {
    const written = new Map<BaseMessage[], ArrangedProposals>();
    const fitted = await fitToWindow({
      proposals: shownProposals(reading, compilation),
      windowTokens: facts.contextTokens?.value,
      replyTokens: replyRoomOf(settings),
      onTooLong,
      async write(proposals) {
        const { messages, arranged } = await writePrompt(showing, proposals, site, compilation);
        written.set(messages, arranged);
        return messages;
      },
    });
    const { originals = [], notes = [] } = written.get(fitted.messages) ?? {};
    return {
      messages: fitted.messages,
      notes: [...reading.notes, ...notes, ...fitted.notes],
      proposals: originals,
    };
  };
}

/** Redacted before they may be cut: half of a secret is not known for one. */
function shownProposals({ proposals }: Reading, { options }: Compilation): readonly Proposal[] {
  if (options.redact === undefined) return proposals;
  const redaction = redactionForModel(options.redact);
  return proposals.map((proposal) => redactProposal(proposal, redaction));
}

async function writePrompt(
  { node, settings, instruction }: Showing,
  shown: readonly Proposal[],
  { state: { messages } }: Site,
  compilation: Compilation,
): Promise<{ messages: BaseMessage[]; arranged: ArrangedProposals }> {
  const policies = policiesIn(compilation, node);
  const models = policies.anonymise ? modelsOf(compilation.graph) : [];
  const arranged = arrangeProposals(shown, policies, models);
  const { proposals } = arranged;
  const input = { messages, proposals };
  const text = await instructionOf(settings, instruction, input, compilation.options);
  const list = policies.fence ? fencedList : plainList;
  return { messages: withSystemText(messages, text + list(proposals)), arranged };
}
