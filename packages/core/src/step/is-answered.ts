import { isUsable } from "../ledger/call.js";
import { hasToolCalls } from "../tokens/tool-calls.js";
import type { MoaOutput } from "../runtime/graph-state.js";

/**
 * Whether a run has an answer: a text, or calls of tools in its last message. The answer is then empty.
 *
 * @param output - The node that answers. Without a call of it, the message is one of the input.
 */
export function isAnswered(
  { answer, messages = [], ledger = [] }: Partial<MoaOutput>,
  output: string,
): boolean {
  if (answer !== "") return answer !== undefined;
  const last = messages.at(-1);
  if (last === undefined || !hasToolCalls(last)) return false;
  return ledger.some((call) => call.node === output && isUsable(call));
}
