import { MoaError } from "@moagraph/provider-kit";

/** The `redact` hook would not see what callback handlers receive, so the run was refused. */
export class RedactionBypassedError extends MoaError {
  /** @internal */
  constructor(cause?: unknown) {
    super({
      code: "REDACTION_BYPASSED",
      message:
        "The run was refused: with this version of LangGraph or LangChain, callback handlers would receive text that `redact` has not seen.",
      hint: "Update @moagraph/core, or install the versions of @langchain/langgraph and @langchain/core that its changelog names.",
      cause,
    });
  }
}
