import type { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { CallbackManager, type Callbacks } from "@langchain/core/callbacks/manager";
import type { Redact } from "../../redact/redact.js";
import { managerOf, partsWith } from "../internals/inheritable-callbacks.js";
import { redactingHandler } from "./redacting-handler.js";

type Starts = Pick<
  CallbackManager,
  "handleChainStart" | "handleRetrieverStart" | "handleToolStart"
>;
type Start<Method extends keyof Starts> = Starts[Method];

/**
 * Manages the callbacks of a run, and of all that runs within it. Every handler receives redacted
 * text only: those of the config, those that LangChain adds from the environment, and those that a
 * model was made with.
 */
export class RedactingManager extends CallbackManager {
  private readonly redact: Redact;

  constructor(callbacks: Callbacks | undefined, redact: Redact) {
    const manager = managerOf(callbacks);
    const parts = partsWith(manager, (handler) => redactingHandler(handler, redact));
    super(manager.getParentRunId(), parts);
    this.redact = redact;
  }

  override addHandler(handler: BaseCallbackHandler, inherit?: boolean): void {
    super.addHandler(redactingHandler(handler, this.redact), inherit);
  }

  /** LangChain copies a manager wherever handlers are added. */
  override copy(handlers?: BaseCallbackHandler[], inherit?: boolean): RedactingManager {
    return new RedactingManager(super.copy(handlers, inherit), this.redact);
  }

  override async handleChainStart(
    ...given: Parameters<Start<"handleChainStart">>
  ): ReturnType<Start<"handleChainStart">> {
    return this.within(await super.handleChainStart(...given));
  }

  override async handleToolStart(
    ...given: Parameters<Start<"handleToolStart">>
  ): ReturnType<Start<"handleToolStart">> {
    return this.within(await super.handleToolStart(...given));
  }

  override async handleRetrieverStart(
    ...given: Parameters<Start<"handleRetrieverStart">>
  ): ReturnType<Start<"handleRetrieverStart">> {
    return this.within(await super.handleRetrieverStart(...given));
  }

  /** A run within gets its callbacks from the run around it. */
  private within<Run extends { getChild(tag?: string): CallbackManager }>(run: Run): Run {
    const getChild = run.getChild.bind(run);
    run.getChild = (tag) => new RedactingManager(getChild(tag), this.redact);
    return run;
  }
}
