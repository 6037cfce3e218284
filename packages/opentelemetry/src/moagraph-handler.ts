import type { ChatModelStreamEvent } from "@langchain/core/language_models/event";
import { GraphCallbackHandler, type GraphInterruptEvent } from "@langchain/langgraph";
import type { OpenRuns } from "./runs/open-runs.js";
import { startedChain, startedModel, startedTool } from "./runs/started-run.js";
import { quietly } from "./telemetry.js";

/** Passes the events of LangChain and LangGraph on to the open runs. Nothing that it does fails a run. */
export class MoagraphHandler extends GraphCallbackHandler {
  override readonly name: string = "moagraph_opentelemetry";

  constructor(private readonly runs: OpenRuns) {
    // Otherwise LangChain calls it later: with another active context, and all times are late.
    super({ _awaitHandler: true });
  }

  /** The runs that are open are those of all who use it. */
  override copy(): MoagraphHandler {
    return this;
  }

  override handleChainStart(...given: unknown[]): void {
    quietly(() => this.runs.startChain(startedChain(given)));
  }

  override handleChatModelStart(...given: unknown[]): void {
    quietly(() => this.runs.startModel(startedModel(given)));
  }

  override handleLLMStart(...given: unknown[]): void {
    quietly(() => this.runs.startModel(startedModel(given)));
  }

  override handleToolStart(...given: unknown[]): void {
    quietly(() => this.runs.startTool(startedTool(given)));
  }

  override handleLLMNewToken(_token: string, _at: unknown, runId: string): void {
    quietly(() => this.runs.chunk(runId));
  }

  /** The run stopped: at an interrupt in a step, or before or after a step, which throws nothing. */
  override handleInterrupt({ runId }: GraphInterruptEvent): void {
    if (runId !== undefined) quietly(() => this.runs.pause(runId));
  }

  /** In place of tokens, where LangGraph's stream of version 3 reads the reply. */
  override handleChatModelStreamEvent({ event }: ChatModelStreamEvent, runId: string): void {
    if (event === "content-block-delta") quietly(() => this.runs.chunk(runId));
  }

  override handleChainEnd(output: unknown, runId: string): void {
    this.end(runId, output);
  }

  override handleLLMEnd(output: unknown, runId: string): void {
    this.end(runId, output);
  }

  override handleToolEnd(output: unknown, runId: string): void {
    this.end(runId, output);
  }

  override handleChainError(error: unknown, runId: string): void {
    this.fail(runId, error);
  }

  override handleLLMError(error: unknown, runId: string): void {
    this.fail(runId, error);
  }

  override handleToolError(error: unknown, runId: string): void {
    this.fail(runId, error);
  }

  private end(runId: string, output: unknown): void {
    quietly(() => this.runs.end(runId, { type: "end", output }));
  }

  private fail(runId: string, error: unknown): void {
    quietly(() => this.runs.end(runId, { type: "error", error }));
  }
}
