import { callModel } from "../ask/call-model.js";
import type { CallRequest } from "../ask/call/call-request.js";
import type { CallResult } from "../ask/call/call-result.js";
import type { ReplyFormat } from "../ask/format/reply-format.js";
import { answerParts } from "../ask/reply/whole-message.js";
import { mayCallTools } from "../ask/with-output-options.js";
import { isUsable } from "../ledger/call.js";
import { callIdentity } from "../ledger/call-event.js";
import type { Compilation } from "../runtime/compilation.js";
import type { MoaUpdate } from "../runtime/graph-state.js";
import { askFormatted } from "./reading/ask-formatted.js";
import type { StepContext } from "./step-context.js";
import { answerResult, proposalResult } from "./step-result.js";

/**
 * The update of a node with a `responseFormat`: its JSON text as a proposal or as the answer, and the
 * parsed value.
 *
 * @throws The error of the run, if the node is the output, no reply fits and there is no draft.
 */
export async function formattedResult(
  request: CallRequest,
  format: ReplyFormat,
  context: StepContext,
  compilation: Compilation,
): Promise<MoaUpdate> {
  const { node, sample, isAnswer } = request.planned;
  if (isAnswer && hasOtherFormat(context)) {
    return answerResult(await callModel(withoutFormat(request)), context, compilation);
  }
  const { result, formatted } = await askFormatted(request, format);
  if (isAnswer) deliver(result, request, context);
  const update = (isAnswer ? answerResult : proposalResult)(result, context, compilation);
  if (formatted === undefined) return update;
  return { ...update, structuredResponses: [{ node, sample, value: formatted.value }] };
}

/** Passes the whole answer to its listeners: it was held back until it fitted. */
function deliver({ call, reply }: CallResult, request: CallRequest, context: StepContext): void {
  if (!isUsable(call) || reply === undefined) return;
  const identity = callIdentity(call);
  const model = request.models.find(({ settings }) => settings.model === call.model);
  const mayCall = model && mayCallTools(request, model);
  for (const part of answerParts(reply, mayCall)) context.emit({ ...part, ...identity });
}

/** Whether the caller of `asChatModel` asks for a format of its own, which has priority. */
function hasOtherFormat({ outputOptions }: StepContext): boolean {
  return outputOptions?.callOptions["response_format"] !== undefined;
}

function withoutFormat(request: CallRequest): CallRequest {
  const models = request.models.map((model) => ({
    ...model,
    callOptions: undefined,
    formatInstruction: undefined,
  }));
  return { ...request, models };
}
