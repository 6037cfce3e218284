import type { CallRequest } from "../ask/call-request.js";
import type { ReplyFormat } from "../ask/format/reply-format.js";
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
  const { result, formatted } = await askFormatted(request, format);
  if (formatted === undefined) {
    return (isAnswer ? answerResult : proposalResult)(result, context, compilation);
  }
  const { text, value } = formatted;
  if (isAnswer) context.emit({ type: "answer-token", ...callIdentity(result.call), text });
  const update = (isAnswer ? answerResult : proposalResult)(result, context, compilation);
  return { ...update, structuredResponses: [{ node, sample, value }] };
}
