import type { BaseMessage } from "@langchain/core/messages";
import type { CandidateModel } from "../../ask/call/call-config.js";
import type { Prompt } from "../../prompt/prompt.js";
import { fitToWindow } from "../../ask/fit/fit-window.js";
import { arrangeProposals, type ArrangedProposals } from "../../prompt/arrange-proposals.js";
import {
  lastUserIndex,
  systemWith,
  withSystem,
  withText,
} from "../../prompt/conversation/conversation.js";
import { fencedList } from "../../prompt/fence.js";
import { plainList } from "../../prompt/numbered-list.js";
import { seenConversation } from "../../prompt/conversation/seen-conversation.js";
import { createAttachedValue } from "../../identity/attached-value.js";
import { memoizeByObject } from "../../identity/memoize-by-object.js";
import type { Proposal } from "../../ledger/proposal.js";
import { redactProposal } from "../../redact/redact-proposal.js";
import { redactionForModel } from "../../redact/redaction.js";
import { modelsOf } from "../../spec/flow/model-calls.js";
import type { NodePolicies } from "../../spec/policies/policies.js";
import type { AskSettings } from "../../spec/model-settings.js";
import { type Compilation, nodePolicies } from "../../runtime/compilation.js";
import { formatNotes, withFormat } from "./format-instruction.js";
import { instructionOf } from "./instruction.js";
import type { NodeInput } from "../node-input.js";
import { replyRoomOf } from "../../ask/fit/reply-room.js";
import type { StepContext } from "../step-context.js";

/** What a node adds to the conversation in its prompt. */
export interface PromptParts {
  readonly node: string;
  readonly settings: AskSettings;
  /** The built-in instruction, used unless the settings have their own. */
  readonly instruction: string;
  /** The built-in instruction for a model that gives its verdict as structured output. */
  readonly structuredInstruction?: string;
  readonly input: NodeInput;
  /**
   * Writes the list of the proposals, which are shown as they are. Default: they are redacted and arranged
   * by the policies of the node, and numbered.
   */
  readonly writeList?: (proposals: readonly Proposal[]) => string;
  /** What the model chooses from, between the instruction and the proposals. */
  readonly choices?: string;
}

/** Writes the conversation, with the instruction and the proposals in the system message. */
export function proposalsPrompt(
  parts: PromptParts,
  context: StepContext,
  compilation: Compilation,
): (model: CandidateModel) => Promise<Prompt> {
  const { node, settings, input } = parts;
  const { onTooLong } = nodePolicies(compilation, node);
  return (model) =>
    fitToWindow({
      proposals: parts.writeList ? input.proposals : redactedProposals(input, compilation),
      write: (proposals) => writePrompt(parts, proposals, { context, model }, compilation),
      windowTokens: model.facts.contextTokens?.value,
      replyTokens: replyRoomOf(settings),
      onTooLong,
      counter: model.counter,
    });
}

/** Redacted before truncation: half of a secret would not be recognised. */
function redactedProposals(
  { proposals }: NodeInput,
  { options }: Compilation,
): readonly Proposal[] {
  if (options.redact === undefined) return proposals;
  const redaction = redactionForModel(options.redact);
  return proposals.map((proposal) => redactProposal(proposal, redaction));
}

/** The run and the model that a prompt is written for. */
interface PromptReader {
  readonly context: StepContext;
  readonly model: CandidateModel;
}

async function writePrompt(
  parts: PromptParts,
  redacted: readonly Proposal[],
  { context, model }: PromptReader,
  compilation: Compilation,
): Promise<Prompt> {
  const { node, settings, instruction: asText, structuredInstruction, input, choices } = parts;
  const { writeList } = parts;
  const policies = nodePolicies(compilation, node);
  const seen = seenConversation(context.state.messages, policies, model.capabilities);
  const { messages } = seen;
  const { proposals, originals, notes } = writeList
    ? { proposals: redacted, originals: redacted, notes: [] }
    : arrange(redacted, policies, compilation);
  const builtIn = model.callOptions === undefined ? asText : (structuredInstruction ?? asText);
  const subject = { messages, proposals, isAnonymous: policies.anonymise };
  const own = instructionOf(settings, builtIn, subject, context, compilation.options);
  const instruction = typeof own === "object" ? await own : own;
  const write = writeList ?? (policies.fence ? fenced : plain);
  const listed = write(proposals);
  const list = withFormat(choices === undefined ? listed : choices + listed, model);
  const added = { instruction, list, isAtEnd: policies.proposalsAt === "end" };
  return {
    messages: withProposals(messages, proposals, added),
    notes: [...input.notes, ...seen.notes, ...notes, ...formatNotes(model)],
    proposals: originals,
  };
}

const arrangements = memoizeByObject(
  (_proposals: readonly Proposal[]) => new Map<string, ArrangedProposals>(),
);

/** The arrangement of the proposals. Readers with the same policies share one. */
function arrange(
  proposals: readonly Proposal[],
  policies: NodePolicies,
  { graph }: Compilation,
): ArrangedProposals {
  const { shuffle, anonymise } = policies;
  const key = JSON.stringify([shuffle?.seed, anonymise]);
  const known = arrangements(proposals).get(key);
  if (known !== undefined) return known;
  const arranged = arrangeProposals(proposals, policies, anonymise ? modelsOf(graph) : []);
  arrangements(proposals).set(key, arranged);
  return arranged;
}

const fenced = memoizeByObject(fencedList);
const plain = memoizeByObject(plainList);

/** What a node adds to a conversation. */
interface AddedText {
  readonly instruction: string;
  readonly list: string;
  /** Whether it is added to the user's last message, not to the system message. */
  readonly isAtEnd: boolean;
}

/** The conversation with the instruction and the proposals, in the system message or at the end. */
function withProposals(
  messages: BaseMessage[],
  proposals: readonly Proposal[],
  { instruction, list, isAtEnd }: AddedText,
): BaseMessage[] {
  const last = isAtEnd ? lastUserIndex(messages) : -1;
  const to = last < 0 ? messages[0] : messages[last];
  const listing = listingFor(proposals, { to, isAtEnd: last >= 0, instruction, list });
  return last < 0 ? withSystem(messages, listing) : messages.with(last, listing);
}

/** The parts of the message that lists the proposals. */
interface ListingParts extends AddedText {
  readonly to: BaseMessage | undefined;
}

/** The last message written for a list of proposals. */
const lastWritten = createAttachedValue<
  readonly Proposal[],
  { readonly parts: ListingParts; readonly listing: BaseMessage }
>();

/** The message with the proposals. Readers with the same proposals and instruction share one. */
function listingFor(proposals: readonly Proposal[], parts: ListingParts): BaseMessage {
  const { to, isAtEnd, instruction, list } = parts;
  const known = lastWritten.of(proposals);
  const isSame =
    known?.parts.to === to &&
    known?.parts.isAtEnd === isAtEnd &&
    known.parts.instruction === instruction &&
    known.parts.list === list;
  if (known !== undefined && isSame) return known.listing;
  const text = instruction + list;
  const listing = isAtEnd && to !== undefined ? withText(to, text) : systemWith(to, text);
  lastWritten.attach(proposals, { parts, listing });
  return listing;
}
