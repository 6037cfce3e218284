/* Exports of both entry points, `@moagraph/core` and `@moagraph/core/graph`: graphs as data. */
export { MoaError, type MoaErrorOptions } from "@moagraph/provider-kit";

export { type AggregatorOptions, type AggregatorSpec, aggregator } from "./spec/aggregator.js";
export { critic, type CriticOptions, type CriticSpec } from "./spec/critic.js";
export { flatGraphOf } from "./spec/expand/flat-graph-of.js";
export { flowOf, type NodeFlow } from "./spec/flow/flow.js";
export { graph, type GraphNodeOptions } from "./spec/graph-node.js";
export type {
  FlatGraph,
  FlatNodeSpec,
  GraphNodeSpec,
  GraphSpec,
  NodeSpec,
  RepeatBody,
  RepeatSpec,
} from "./spec/graph-spec.js";
export { human, type HumanOptions, type HumanSpec } from "./spec/human.js";
export type { AskSettings, FunctionReference, ModelSettings } from "./spec/model-settings.js";
export type { NodeKindName } from "./spec/node-kinds.js";
export type { AskPolicies, OnTooLong, OnTruncated } from "./spec/policies/ask-policies.js";
export type { Budget } from "./spec/policies/budget.js";
export type { GraphEndpoint } from "./spec/policies/endpoints.js";
export type { GraphPolicies, Policies } from "./spec/policies/policies.js";
export type { Quorum } from "./spec/policies/quorum.js";
export type { History } from "./spec/policies/history.js";
export type { OnExhausted, ReadPolicies } from "./spec/policies/read-policies.js";
export type { Staircase, StaircasePolicies } from "./spec/policies/staircase.js";
export type {
  JsonSchema,
  ResponseFormat,
  SchemaReference,
} from "./spec/policies/response-format.js";
export type { VerdictSettings } from "./spec/policies/verdict-settings.js";
export type { Retry } from "./spec/policies/retry.js";
export type {
  ProposalsAt,
  ShowOnePolicies,
  ShowPolicies,
  Shuffle,
} from "./spec/policies/show-policies.js";
export type { Timeouts } from "./spec/policies/timeouts.js";
export { type ProposerSpec, proposer } from "./spec/proposer.js";
export { ranker, type RankerOptions, type RankerSpec } from "./spec/ranker.js";
export { reducer, type ReducerOptions, type ReducerSpec, type Reduction } from "./spec/reducer.js";
export { router, type RouterOptions, type RouterSpec } from "./spec/router.js";
export type { Compared, CompareSettings } from "./spec/policies/compared.js";
export type {
  AgreementCondition,
  ProposalsCondition,
  RouteScorer,
  RoutingRule,
  UnlessRule,
} from "./spec/routing-rule.js";
export {
  selector,
  type Selection,
  type SelectorOptions,
  type SelectorSpec,
} from "./spec/selector.js";
export { verifier, type VerifierOptions, type VerifierSpec } from "./spec/verifier.js";
export type { JudgeCondition, Until } from "./spec/until.js";
export { depthOf, layersOf } from "./spec/flow/layers.js";
export { modelCallsOf } from "./plan/routes/model-calls-of.js";
export { modelsOf } from "./spec/flow/model-calls.js";
export { pausingNodesOf } from "./spec/flow/pausing-nodes.js";
export { modelIdOf, providerIdOf } from "./spec/flow/model-name.js";

export type { CheckedNodes, CheckedOutput, InnerNames, NodeMap } from "./define/checked-names.js";
export { defineGraph, type GraphOptions } from "./define/define-graph.js";
export { layered, type LayeredOptions, type LayerOptions } from "./define/layered.js";
export { repeat, type RepeatBodyOptions, type RepeatOptions } from "./define/repeat.js";
export { swapModels } from "./define/swap-models.js";
export type { TypeProblem } from "./errors/type-problem.js";

export { GraphValidationError } from "./errors/graph-validation-error.js";
export { UnknownModelError } from "./errors/unknown-model-error.js";
export { formatPath, type Issue, type IssueCode, type IssuePath } from "./errors/issue.js";
export { didYouMean, nearestName } from "./errors/nearest-name.js";
export { validateGraph } from "./validate/validate-graph.js";

export { type GraphJson, graphFromJson, graphToJson } from "./json/graph-json.js";
export type { Overrun } from "./errors/run/overrun.js";

export { type Degradation, degradations } from "./ledger/degradation.js";
export { type RunUsage, sumUsage } from "./ledger/run-usage.js";

export { agreementOf, agreementsOf } from "./measure/agreement.js";
export { clustersOf } from "./measure/clusters.js";
export { finalAnswerOf, finalAnswerVector } from "./measure/final-answer.js";
export { mostDiverse } from "./measure/most-diverse.js";
export type { Embedding, TextVector, Vector } from "./measure/vector.js";
export { wordVector } from "./measure/word-vector.js";
