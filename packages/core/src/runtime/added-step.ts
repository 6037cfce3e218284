import type { Runnable } from "@langchain/core/runnables";
import type {
  AnnotationRoot,
  CommandInstance,
  ExtractStateType,
  ExtractUpdateType,
  LangGraphRunnableConfig,
  Messages,
  StateDefinition,
  StateDefinitionInit,
  StateType,
} from "@langchain/langgraph";
import type { MoaState } from "./graph-state.js";

/** The values of the channels that a `stateSchema` adds. */
export type AddedState<Schema> = Schema extends StateDefinitionInit
  ? ExtractStateType<Schema>
  : unknown;

/** What can be written to the channels that a `stateSchema` adds. */
export type AddedUpdate<Schema> = Schema extends StateDefinitionInit
  ? ExtractUpdateType<Schema, ExtractStateType<Schema>>
  : unknown;

/** The `context` of a run, as a `contextSchema` describes it. */
export type ContextOf<Schema> =
  Schema extends AnnotationRoot<infer Definition extends StateDefinition>
    ? StateType<Definition>
    : Schema extends WithOutput<infer Output extends AnyContext>
      ? Output
      : AnyContext;

/** A schema of zod or another library, with the type of what it gives. */
interface WithOutput<Output> {
  readonly "~standard": { readonly types?: { readonly output: Output } | undefined };
}

/** The `context` of a run whose graph has no `contextSchema`. */
export type AnyContext = NonNullable<LangGraphRunnableConfig["context"]>;

/** What a step of `before` or `after` can write, beside the channels of `stateSchema`. */
export interface AnswerUpdate {
  /** Messages to add to the conversation. One with the id of an earlier message replaces it. */
  readonly messages?: Messages;
  /** The answer. From a step of `before`, it ends the run. While the output calls tools, it is ignored. */
  readonly answer?: string;
}

/**
 * What a step of `before` or `after` may return. Without a return value, it writes nothing.
 *
 * A `Command` may lead to `END` only, or to a step of the graph around this one (`Command.PARENT`).
 */
export type AddedResult<Schema> =
  | (AnswerUpdate & Partial<AddedUpdate<Schema>>)
  | CommandInstance
  | void;

/**
 * The function of a step of `before` or `after`: it reads the state, and returns what it writes.
 *
 * @param state - The state of the run, with the channels of `stateSchema`.
 * @param config - LangGraph's config of the step: `context`, `configurable`, `signal`, `store`, `writer`.
 */
export type AddedFunction<NodeName extends string, Schema, ContextSchema> = (
  state: MoaState<NodeName> & AddedState<Schema>,
  config: LangGraphRunnableConfig<ContextOf<ContextSchema>>,
) => AddedResult<Schema> | Promise<AddedResult<Schema>>;

/** A step of `before` or `after`: a function of state and config, or a Runnable of the state. */
export type AddedStep<
  NodeName extends string = string,
  Schema = undefined,
  ContextSchema = undefined,
> =
  | AddedFunction<NodeName, Schema, ContextSchema>
  | Runnable<MoaState<NodeName> & AddedState<Schema>, unknown>;
