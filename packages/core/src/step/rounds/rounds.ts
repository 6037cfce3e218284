import type { CallRequest, PlannedCall } from "../../ask/call/call-request.js";
import type { Proposal } from "../../ledger/proposal.js";
import type { Compilation } from "../../runtime/compilation.js";
import type { StaircaseRules } from "../../spec/policies/staircase.js";
import type { NodeInput } from "../node-input.js";
import type { StepContext } from "../step-context.js";

/**
 * How a node writes the prompt for its model.
 *
 * @param writeList - Writes the list of proposals, if they are not shown as usual.
 */
export type PromptWriter = (
  input: NodeInput,
  context: StepContext,
  writeList?: (proposals: readonly Proposal[]) => string,
) => CallRequest["writePrompt"];

/** A call that writes its text in rounds. */
export interface Rounds {
  readonly planned: PlannedCall;
  readonly reads: readonly string[];
  readonly rules: StaircaseRules;
  readonly promptWriter: PromptWriter;
  readonly compilation: Compilation;
}
