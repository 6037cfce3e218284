import { Overwrite } from "@langchain/langgraph";
import type { Compilation } from "../../runtime/compilation.js";
import type { MoaState, MoaUpdate } from "../../runtime/graph-state.js";

/**
 * The value of the output's `responseFormat` after a step has replaced the answer: that of the new
 * answer, or none if it does not fit. Nothing is written if there was no value.
 */
export async function responsesAfter(
  answer: string,
  { structuredResponses = {} }: MoaState,
  { graph, callConfigs }: Compilation,
): Promise<Pick<MoaUpdate, "structuredResponses">> {
  const { output } = graph;
  const format = callConfigs.get(output)?.format;
  if (format === undefined || !Object.hasOwn(structuredResponses, output)) return {};
  const { [output]: _, ...others } = structuredResponses;
  const read = await format.read(answer).catch(() => "A check of the caller's failed.");
  const own = typeof read === "string" ? {} : { [output]: read.value };
  return { structuredResponses: new Overwrite({ ...others, ...own }) };
}
