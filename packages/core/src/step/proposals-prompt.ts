import type { BaseMessage, SystemMessage } from "@langchain/core/messages";
import type { CandidateModel } from "../ask/call-config.js";
import type { Prompt } from "../prompt/prompt.js";
import { fitToWindow } from "../ask/fit/fit-window.js";
import { arrangeProposals, type ArrangedProposals } from "../prompt/arrange-proposals.js";
import { systemWith, withSystem } from "../prompt/conversation.js";
import { fencedList } from "../prompt/fence.js";
import { plainList } from "../prompt/numbered-list.js";
import { createAttachedValue } from "../identity/attached-value.js";
import { memoizeByObject } from "../identity/memoize-by-object.js";
import type { Proposal } from "../ledger/proposal.js";
import { redactProposal } from "../redact/redact-proposal.js";
import { redactionForModel } from "../redact/redaction.js";
import { modelsOf } from "../spec/model-calls.js";
import type { NodePolicies } from "../spec/policies/policies.js";
import type { AskSettings } from "../spec/model-settings.js";
import { type Compilation, nodePolicies } from "../runtime/compilation.js";
import { formatNotes, withFormat } from "./format-instruction.js";
import { instructionOf } from "./instruction.js";
import type { NodeInput } from "./node-input.js";
import { replyRoomOf } from "../ask/fit/reply-room.js";
import type { StepContext } from "./step-context.js";

/** What a node adds to the conversation in its prompt. */
export interface PromptParts {
  readonly node: string;
  readonly settings: AskSettings;
  /** The built-in instruction, used unless the settings have their own. */
  readonly instruction: string;
  /** The built-in instruction for a model that gives its verdict as structured output. */
  readonly structuredInstruction?: string;
  readonly input: NodeInput;
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
      proposals: redactedProposals(input, compilation),
      write: (proposals) => writePrompt(parts, model, proposals, context, compilation),
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

async function writePrompt(
  { node, settings, instruction: asText, structuredInstruction, input }: PromptParts,
  model: CandidateModel,
  redacted: readonly Proposal[],
  { state: { messages } }: StepContext,
  compilation: Compilation,
): Promise<Prompt> {
  const policies = nodePolicies(compilation, node);
  const { proposals, originals, notes } = arrange(redacted, policies, compilation);
  const builtIn = model.callOptions === undefined ? asText : (structuredInstruction ?? asText);
  const own = instructionOf(settings, builtIn, { messages, proposals }, compilation.options);
  const instruction = typeof own === "object" ? await own : own;
  const listed = policies.fence ? fenced(proposals) : plain(proposals);
  const list = withFormat(listed, model);
  const system = systemFor(proposals, { first: messages[0], instruction, list });
  return {
    messages: withSystem(messages, system),
    notes: [...input.notes, ...notes, ...formatNotes(model)],
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

/** The parts of the message that lists the proposals. */
interface SystemParts {
  readonly first: BaseMessage | undefined;
  readonly instruction: string;
  readonly list: string;
}

/** The last system message written for a list of proposals. */
const lastWritten = createAttachedValue<
  readonly Proposal[],
  { readonly parts: SystemParts; readonly system: SystemMessage }
>();

/** The system message. Readers with the same proposals and instruction share one. */
function systemFor(proposals: readonly Proposal[], parts: SystemParts): SystemMessage {
  const { first, instruction, list } = parts;
  const known = lastWritten.of(proposals);
  const isSame =
    known?.parts.first === first &&
    known?.parts.instruction === instruction &&
    known?.parts.list === list;
  if (known !== undefined && isSame) return known.system;
  const system = systemWith(first, instruction + list);
  lastWritten.attach(proposals, { parts, system });
  return system;
}
