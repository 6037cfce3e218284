/**
 * Mixture-of-Agents graphs: define, compile to LangGraph, run and stream.
 *
 * @module @moagraph/core
 */
export * from "./shared-exports.js";

export { compile } from "./compile/compile.js";
export type { MoaApp, MoaSnapshot, MoaValues, StreamChunk } from "./compile/moa-app.js";
export type { RunConfig, StreamConfig } from "./compile/run-config.js";
export type {
  AddedFunction,
  AddedResult,
  AddedState,
  AddedStep,
  AddedUpdate,
  AnswerUpdate,
  AnyContext,
  ContextOf,
} from "./runtime/added-step.js";
export type { CompileOptions, OnGraphChange, StreamMessages } from "./runtime/compile-options.js";
export type {
  FunctionInput,
  FunctionResult,
  RouteCandidate,
  FunctionState,
  GraphFunction,
} from "./runtime/graph-function.js";
export type {
  MemberOutput,
  ModelFactory,
  ModelOption,
  ModelWithFacts,
  RunnableModel,
} from "./ask/member/model-option.js";
export type {
  MoaChannels,
  MoaInput,
  MoaInputChannels,
  MoaOutput,
  MoaOutputChannels,
  MoaState,
  MoaUpdate,
  RunStart,
  Verdict,
} from "./runtime/graph-state.js";
export type { FastWiringParts, WiringOption } from "./runtime/wiring-option.js";
export type { CheckedInput, RunInput } from "./runtime/run-input.js";
export { rerunFrom, type RerunInput } from "./runtime/threads/rerun-from.js";
export type { ListenTo } from "./runtime/run-listener.js";
export type { BeginUpdate, StepName, StepUpdate, StepUpdates } from "./runtime/step-updates.js";
export type { MoaStateGraph } from "./langgraph/moa-state-graph.js";
export { toStateGraph } from "./compile/to-state-graph.js";

export type { InnerCall } from "./ledger/inner-call.js";
export type { Call, CallError, CallStatus, FinishReason } from "./ledger/call.js";
export type {
  AnswerContentEvent,
  AnswerResetEvent,
  AnswerTokenEvent,
  CallEndEvent,
  CallEvent,
  CallFailedEvent,
  CallIdentity,
  CallNoteEvent,
  CallRetryEvent,
  CallSkippedEvent,
  CallStartEvent,
  FirstTokenEvent,
  ProposalEndEvent,
  ReasoningTokenEvent,
  RoundEndEvent,
  RunResumeEvent,
  ToolCallChunkEvent,
} from "./ledger/call-event.js";
export type {
  AdaptedNote,
  AnonymisedNote,
  BarrierNote,
  CacheFailedNote,
  CallNote,
  DraftNote,
  DroppedNote,
  EarlierNote,
  FallbackNote,
  FewerNote,
  GraphChangedNote,
  HumanNote,
  ImagesLeftOutNote,
  KeptNote,
  OverlapNote,
  ProposalPlace,
  RoundNote,
  RoutedNote,
  ShortenedNote,
  ShuffledNote,
  TruncatedNote,
  UsageIgnoredNote,
  WithdrawnNote,
} from "./ledger/call-note.js";
export type { HumanReply, HumanRequest } from "./step/human/human-request.js";
export type { Proposal, TokenUsage } from "./ledger/proposal.js";
export type { StructuredResponse, StructuredResponses } from "./ledger/structured-response.js";
export type { GivenSchema } from "./ask/format/format-of.js";

export type { Redact } from "./redact/redact.js";

export { asChatModel, type ToolChatModel } from "./run/chat-model/as-chat-model.js";
export type { ChatModelOptions } from "./run/chat-model/chat-model-options.js";
export type {
  CallPlan,
  LayerEndEvent,
  RunEndEvent,
  RunEvent,
  RunStartEvent,
} from "./run/run-event.js";
export { streamRun, type StreamRunOptions } from "./run/stream-run.js";

export { AnswerFailedError } from "./errors/run/answer-failed-error.js";
export { BudgetExhaustedError, type BudgetRemains } from "./errors/run/budget-exhausted-error.js";
export { BudgetTooSmallError } from "./errors/run/budget-too-small-error.js";
export { type CallLengths, CallTooLongError } from "./errors/run/call-too-long-error.js";
export { FunctionResultError } from "./errors/function-result-error.js";
export { GraphChangedError } from "./errors/threads/graph-changed-error.js";
export type {
  GraphChange,
  NodeAdded,
  NodeRemoved,
  OutputChanged,
  SettingChanged,
} from "./errors/threads/graph-change.js";
export { CheckpointFailedError } from "./errors/threads/checkpoint-failed-error.js";
export { CheckpointTooNewError } from "./errors/threads/checkpoint-too-new-error.js";
export { CheckpointUnreadableError } from "./errors/threads/checkpoint-unreadable-error.js";
export { ThreadBusyError } from "./errors/threads/thread-busy-error.js";
export { type SavedResults, savedResults } from "./langgraph/threads/saved-results.js";
export type { LockingSaver, ThreadLock } from "./langgraph/threads/thread-lock.js";
export { InvalidInputError } from "./errors/run/invalid-input-error.js";
export { ModelNotMadeError } from "./errors/model-not-made-error.js";
export { RedactionBypassedError } from "./errors/redaction-bypassed-error.js";
export { BrokenAnswerError } from "./errors/run/broken-answer-error.js";
export { NoUsableProposalError } from "./errors/run/no-usable-proposal-error.js";
export { NoCheckpointerError } from "./errors/run/no-checkpointer-error.js";
export { NoAnswerError } from "./errors/run/no-answer-error.js";
export { NothingToResumeError } from "./errors/run/nothing-to-resume-error.js";
export {
  type QuorumCount,
  QuorumNotReachedError,
  type QuorumRemains,
} from "./errors/run/quorum-not-reached-error.js";
export { StepFailedError } from "./errors/run/step-failed-error.js";
export { RedactionFailedError } from "./errors/redaction-failed-error.js";
export { TokenCountError } from "./tokens/token-count-error.js";
export { UnsupportedOptionError } from "./errors/unsupported-option-error.js";
export { EmptyPromptError, PromptTooLongError } from "./errors/run/prompt-errors.js";
