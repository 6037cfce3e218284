// A Runnable of the caller as a model: an agent, a graph, a chain, a chat model that is chosen at run
// time.
//
// `MemberModel` gives it what it takes and reads what it gives (`member-output.ts`). `InnerCallRecorder`
// records the models that it asks.

import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import type { AIMessageChunk, BaseMessage } from "@langchain/core/messages";
import type { RunnableConfig } from "@langchain/core/runnables";
import { MemberInterruptedError } from "../../errors/run/member-interrupted-error.js";
import { StepLimitExceededError } from "../../errors/run/step-limit-exceeded-error.js";
import { hasAmbientStorage } from "../../langgraph/internals/child-config.js";
import { graphEnding } from "../../langgraph/internals/members/graph-ending.js";
import {
  canPause,
  memberConfig,
  withinMember,
} from "../../langgraph/internals/members/member-config.js";
import {
  type RunnableKind,
  runnableKind,
} from "../../langgraph/internals/members/runnable-kind.js";
import type { AskedModel } from "../reply/asked-model.js";
import { bindTools } from "./bind-tools.js";
import { malformedOutput } from "./malformed-output.js";
import { messageOf, reportedIn } from "./member-output.js";
import { takesOption } from "./takes-option.js";

/** What is asked of a Runnable. Those of LangChain have both methods, others only the first. */
interface Asked {
  invoke(input: unknown, config: RunnableConfig): Promise<unknown>;
  stream?(input: unknown, config: RunnableConfig): Promise<AsyncIterable<unknown>>;
}

const takesState: ReadonlySet<RunnableKind> = new Set(["graph", "remote-graph", "prompt"]);

const handedOver = {
  found: "a `Command` for the graph around it",
  hint: "Use an agent that ends with a message. Nodes cannot hand over to each other.",
};

async function* one<Value>(make: () => Promise<Value>): AsyncGenerator<Value> {
  yield await make();
}

/** A Runnable of the caller that is not a chat model, asked like one. */
export class MemberModel {
  private readonly runnable: Asked;
  private readonly kind: RunnableKind;

  /**
   * @param runnable - The caller's, with a method `invoke`.
   * @param name - Its name in the graph.
   * @param callOptions - Options of LangChain for each call, for Runnables that pass them on.
   */
  constructor(
    runnable: object,
    private readonly name: string,
    private readonly callOptions: object = {},
  ) {
    this.runnable = runnable as Asked;
    this.kind = runnableKind(runnable);
  }

  /** Whether its tokens come as it writes them. An agent gives its answer whole. */
  streams(): boolean {
    const isWhole = this.kind === "graph" || this.kind === "remote-graph";
    return !isWhole && this.runnable.stream !== undefined;
  }

  /** The model as it is asked for one call. The messages that a graph on a server adds are heard of. */
  heardBy(onMessages: (messages: readonly BaseMessage[]) => void): AskedModel {
    return {
      invoke: (messages, config) => this.invoke(messages, config, onMessages),
      stream: (messages, config) => this.stream(messages, config, onMessages),
    };
  }

  /** Whether it can be given an option of a call, such as `tools`. */
  takes(option: string): boolean {
    return takesOption(this.runnable, option);
  }

  /** The same with tools and options of a call; `undefined` if the Runnable does not take them. */
  withOptions(tools: readonly unknown[], callOptions: object): MemberModel | undefined {
    if (this.kind !== "chosen-model" && this.kind !== "bound-model") return undefined;
    if (tools.length === 0) return new MemberModel(this.runnable, this.name, callOptions);
    const bound = bindTools(this.runnable, tools as readonly BindToolsInput[], callOptions);
    return bound && new MemberModel(bound, this.name);
  }

  /** @param onMessages - Hears of the messages that a graph on a server has added. */
  async invoke(
    messages: BaseMessage[],
    config: RunnableConfig,
    onMessages: (messages: readonly BaseMessage[]) => void = () => {},
  ): Promise<AIMessageChunk> {
    const around = memberConfig(config, this.kind);
    try {
      const output = await withinMember(around, async () =>
        this.runnable.invoke(this.inputOf(messages), this.given(around)),
      );
      if (this.kind === "remote-graph") onMessages(reportedIn(output, messages.length));
      return messageOf(output, this.name, messages.length);
    } catch (error) {
      throw this.failure(error, config);
    }
  }

  async stream(
    messages: BaseMessage[],
    config: RunnableConfig,
    onMessages?: (messages: readonly BaseMessage[]) => void,
  ): Promise<AsyncIterable<AIMessageChunk>> {
    if (this.streams()) return this.parts(messages, config);
    return one(async () => this.invoke(messages, config, onMessages));
  }

  private async *parts(
    messages: BaseMessage[],
    config: RunnableConfig,
  ): AsyncGenerator<AIMessageChunk> {
    const around = memberConfig(config, this.kind);
    try {
      const parts = await withinMember(around, async () =>
        this.runnable.stream?.(this.inputOf(messages), this.given(around)),
      );
      for await (const part of parts ?? []) yield messageOf(part, this.name, messages.length);
    } catch (error) {
      throw this.failure(error, config);
    }
  }

  /**
   * The config that is passed. A model that is chosen at run time keeps a model for each config: from
   * the config around it, it takes callbacks and metadata all the same.
   */
  private given(around: RunnableConfig): RunnableConfig {
    const isKept = this.kind === "chosen-model" && hasAmbientStorage();
    const { configurable = {}, signal } = around;
    const config = isKept ? { configurable, ...(signal && { signal }) } : around;
    return { ...config, ...this.callOptions };
  }

  private inputOf(messages: BaseMessage[]): unknown {
    return takesState.has(this.kind) ? { messages } : messages;
  }

  private failure(error: unknown, config: RunnableConfig): unknown {
    const ending = graphEnding(error);
    if (ending === "step-limit") return new StepLimitExceededError(this.name, error);
    if (ending === "parent-command") {
      return malformedOutput(this.name, { ...handedOver, cause: error });
    }
    const isRemote = this.kind === "remote-graph";
    if (ending !== "interrupt" || (!isRemote && canPause(config))) return error;
    return new MemberInterruptedError(this.name, isRemote, error);
  }
}
