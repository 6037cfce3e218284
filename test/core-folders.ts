/**
 * The folders of packages/core/src. A folder may import the folders above it in this list, and no
 * folder below it. So no cycle of folders is possible.
 */
export const coreFolders: readonly string[] = [
  // State kept by object identity.
  "identity",
  // Graphs as data.
  "schema",
  "spec/policies",
  "spec",
  "tokens",
  "ledger",
  "errors",
  "errors/run",
  "plan/notes",
  "plan/tokens",
  "plan",
  "validate/value",
  "validate/rules",
  "validate",
  "define",
  "json",
  "draw",
  // What LangGraph and LangChain do not document.
  "langgraph/internals/chat-models",
  "langgraph/internals",
  "langgraph/internals/members",
  // One call to one model.
  "redact",
  "prompt/conversation",
  "prompt",
  "ask/cancel",
  "ask/limits",
  "ask/format",
  "ask/reply",
  "ask/member",
  "ask/cache",
  "ask/retry",
  "ask",
  "ask/fit",
  // A graph in LangGraph.
  "runtime",
  "step/reading",
  "step",
  "step/prompt",
  "lower",
  "langgraph/early-starts",
  "langgraph/added-steps",
  "langgraph",
  "langgraph/redacting",
  "langgraph/self-test",
  "compile/checks",
  "compile",
  "run",
  "run/chat-model/options",
  "run/chat-model/turn",
  "run/chat-model",
  // The entry files, index.ts and graph.ts.
  ".",
];
