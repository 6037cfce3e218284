import { type StateDefinition, type StateDefinitionInit, StateGraph } from "@langchain/langgraph";

/**
 * The channels that a `stateSchema` defines.
 *
 * @throws What LangGraph throws if it is no schema.
 */
export function addedChannels(schema: StateDefinitionInit | undefined): StateDefinition {
  if (schema === undefined) return {};
  const { channels } = new StateGraph(schema as never) as { readonly channels: StateDefinition };
  return channels;
}
