import {
  BinaryOperatorAggregate,
  type StateDefinition,
  type StateDefinitionInit,
  StateGraph,
  StateSchema,
} from "@langchain/langgraph";
import { isRecord } from "../../validate/value/is-record.js";

/**
 * The channels that a `stateSchema` defines.
 *
 * @throws What LangGraph throws if it is no schema.
 */
export function addedChannels(schema: StateDefinitionInit | undefined): StateDefinition {
  if (schema === undefined) return {};
  return { ...channelsOf(schema), ...defaultsOf(schema) };
}

function channelsOf(schema: unknown): StateDefinition {
  return (new StateGraph(schema as never) as { readonly channels: StateDefinition }).channels;
}

/** LangGraph reads the defaults of a zod object when it parses the input, and those of a `StateSchema` here. */
function defaultsOf(schema: StateDefinitionInit): StateDefinition {
  const shape: unknown = Reflect.get(schema, "shape");
  if (!isRecord(shape)) return {};
  const plain = Object.entries(channelsOf(schema)).filter(([name, channel]) => {
    const field = shape[name];
    const hasReducer = channel instanceof BinaryOperatorAggregate;
    return !hasReducer && isRecord(field) && "~standard" in field;
  });
  return channelsOf(
    new StateSchema(Object.fromEntries(plain.map(([name]) => [name, shape[name]])) as never),
  );
}
