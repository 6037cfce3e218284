import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { type BaseMessage, HumanMessage, isBaseMessage } from "@langchain/core/messages";
import type { LLMResult } from "@langchain/core/outputs";
import type { ModelFacts } from "@moagraph/provider-kit";
import type { InnerCall } from "../../ledger/inner-call.js";
import { type TracedUsage, tracedUsage, usageInTraces } from "../../ledger/traced-usage.js";
import { type CallUsage, estimatedUsage, noUsage, usageOf } from "../../ledger/usage.js";
import { messageIn, modelIn, modelNameIn, parentIn, reportOf } from "./inner-call-report.js";
import { toCallError } from "../../redact/call-error.js";
import { messageText } from "../../tokens/message-text.js";
import type { TokenCounter } from "../../tokens/token-counter.js";
import { messageReasoning } from "../reply/message-reasoning.js";
import { sumOfInner } from "./sum-of-inner.js";

/** A call that was recorded. Without `settledMs`, it is in flight. */
interface Recorded {
  readonly model: string;
  readonly startedMs: number;
  readonly prompt: readonly BaseMessage[];
  text: string;
  settledMs?: number;
  usage?: CallUsage;
  /** Computes its usage for tracers. */
  traced?: () => TracedUsage;
  code?: string;
}

/** A call with all that the ledger needs. */
interface SettledCall extends Recorded {
  readonly settledMs: number;
  readonly usage: CallUsage;
}

/** How the calls of a recorder are counted and timed. */
interface RecorderParts {
  readonly counter: TokenCounter;
  /** Of the member. They price each call. */
  readonly facts: ModelFacts;
  /** Milliseconds since the run started. */
  readonly nowMs: () => number;
  /** Called before a model is asked, which waits for it. If it fails, the model is not asked. */
  readonly onStart?: () => Promise<void> | undefined;
}

/** Records the models that a Runnable asks while it works on a call, as a callback handler. */
export class InnerCallRecorder extends BaseCallbackHandler {
  readonly name: string = "moagraph_inner_calls";
  private readonly calls = new Map<string, Recorded>();
  private readonly parents = new Map<string, string | undefined>();

  private readonly madeMs: number;

  constructor(private readonly parts: RecorderParts) {
    super();
    this.madeMs = parts.nowMs();
    // Otherwise a call could end before LangChain tells of its last model.
    this.awaitHandlers = true;
  }

  override handleChatModelStart(...given: unknown[]): Promise<void> | undefined {
    const [, messages] = given;
    return this.start(given, Array.isArray(messages) ? messages.flat().filter(isBaseMessage) : []);
  }

  override handleLLMStart(...given: unknown[]): Promise<void> | undefined {
    const [, prompts] = given;
    return this.start(given, Array.isArray(prompts) ? [new HumanMessage(prompts.join("\n"))] : []);
  }

  override handleLLMNewToken(token: string, ...[, runId]: unknown[]): void {
    const call = this.calls.get(String(runId));
    if (call !== undefined) call.text += token;
  }

  override handleLLMEnd(result: LLMResult, runId: string): void {
    const call = this.calls.get(runId);
    if (call === undefined) return;
    const message = messageIn(result);
    const received = { text: messageText(message), reasoning: messageReasoning(message) };
    const report = reportOf(message, result.llmOutput);
    const checked = usageOf(received, report, call.prompt, this.parts);
    call.usage = checked.usage;
    call.traced = () => tracedUsage(checked, report, this.parts.facts);
    call.settledMs = this.parts.nowMs();
  }

  override handleLLMError(error: unknown, runId: string): void {
    const call = this.calls.get(runId);
    if (call === undefined) return;
    const isAborted = error instanceof Error && error.name === "AbortError";
    if (isAborted || call.text !== "") {
      const usage = this.estimate(call);
      call.usage = usage;
      call.traced = () => usageInTraces(usage, this.parts.facts);
    } else call.usage = noUsage;
    call.code = isAborted ? "ABORTED" : toCallError(error, undefined).code;
    call.settledMs = this.parts.nowMs();
  }

  override handleChainStart(...given: unknown[]): void {
    this.parents.set(String(given[2]), parentIn(given));
  }

  override handleToolStart(...given: unknown[]): void {
    this.parents.set(String(given[2]), parentIn(given));
  }

  /**
   * Records the calls of a graph on a server, from the messages that it has added. They are known only
   * after the fact: their times are those of the whole call.
   */
  handleServerMessages(messages: readonly BaseMessage[]): void {
    if (this.calls.size > 0) return;
    const settledMs = this.parts.nowMs();
    for (const [index, message] of messages.entries()) {
      const received = { text: messageText(message), reasoning: messageReasoning(message) };
      const usage = usageOf(received, reportOf(message, undefined), [], this.parts).usage;
      const model = modelNameIn(message);
      const times = { startedMs: this.madeMs, settledMs };
      this.calls.set(`${index}`, { model, prompt: [], text: received.text, usage, ...times });
    }
  }

  /** The usage of a call that has ended, for tracers; `undefined` if it is part of another. */
  tracedUsage(runId: string): TracedUsage | undefined {
    return this.calls.get(runId)?.traced?.();
  }

  /** The calls so far, in the order in which they started. */
  innerCalls(): InnerCall[] {
    return this.settled().map(({ model, startedMs, settledMs, usage, code }) => ({
      model,
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      ...pick(usage, "cachedInputTokens"),
      ...pick(usage, "reasoningTokens"),
      startedMs,
      settledMs,
      ...(code === undefined ? {} : { error: { code } }),
    }));
  }

  /** What the calls used so far; `undefined` if there are none. */
  usage(): CallUsage | undefined {
    return this.calls.size === 0 ? undefined : sumOfInner(this.settled());
  }

  /** A model that is itself a graph reports the sum of the calls within it. */
  private start(
    given: readonly unknown[],
    prompt: readonly BaseMessage[],
  ): Promise<void> | undefined {
    const runId = String(given[2]);
    const parent = parentIn(given);
    this.parents.set(runId, parent);
    if (this.isWithinModel(parent)) return undefined;
    const startedMs = this.parts.nowMs();
    this.calls.set(runId, { model: modelIn(given), startedMs, prompt, text: "" });
    return this.parts.onStart?.()?.catch((error: unknown) => this.refuse(error));
  }

  /** LangChain only warns of what a handler throws, unless the handler wants the model to throw it. */
  private refuse(error: unknown): never {
    this.raiseError = true;
    throw error;
  }

  private isWithinModel(parent: string | undefined): boolean {
    for (let at = parent; at !== undefined; at = this.parents.get(at)) {
      if (this.calls.has(at)) return true;
    }
    return false;
  }

  /** The calls; those in flight as if they were cancelled now. */
  private settled(): SettledCall[] {
    return [...this.calls.values()].map((call) => ({
      ...call,
      usage: call.usage ?? this.estimate(call),
      settledMs: call.settledMs ?? this.parts.nowMs(),
      ...(call.settledMs === undefined ? { code: "ABORTED" } : {}),
    }));
  }

  private estimate({ prompt, text }: Recorded): CallUsage {
    return estimatedUsage(prompt, { text, reasoning: "" }, this.parts);
  }
}

function pick<Key extends "cachedInputTokens" | "reasoningTokens">(
  usage: CallUsage,
  key: Key,
): Pick<CallUsage, Key> | object {
  return usage[key] === undefined ? {} : { [key]: usage[key] };
}
