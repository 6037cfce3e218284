import { isBaseMessage } from "@langchain/core/messages";
import { modelOfRequest, requestAttributes } from "../attributes/request-attributes.js";
import { moagraph } from "../semantic-conventions.js";
import { callKey, type CallStart } from "./call-run.js";
import { numbersIn } from "./numbers-in.js";
import type { StartedRun } from "./started-run.js";

/** The numbers that identify a request in its graph. */
const numbers = {
  moa_layer: moagraph.layer,
  moa_sample: moagraph.sample,
  moa_attempt: moagraph.attempt,
  moa_round: moagraph.round,
};

/**
 * A request, as LangChain reports it.
 *
 * @param around.isOfLedger - Whether it is the request of a line of the ledger, and not one of an agent's.
 * Its run has the name of the model in the ledger.
 */
export function callStart(
  started: StartedRun,
  { isOfLedger, isOfStep }: { readonly isOfLedger: boolean; readonly isOfStep: boolean },
): CallStart {
  const { metadata, input, name } = started;
  return {
    asked: modelOfRequest(started, isOfLedger ? name : undefined),
    key: callKey(metadata["moa_sample"], metadata["moa_attempt"]),
    attributes: { ...numbersIn(metadata, numbers), ...requestAttributes(started) },
    messages: Array.isArray(input) ? input.flat().filter(isBaseMessage) : [],
    isOfStep,
  };
}
