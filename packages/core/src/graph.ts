/**
 * Graphs as data, without LangGraph: define, validate, draw, plan, read and write JSON.
 *
 * @module @moagraph/core/graph
 */
export * from "./shared-exports.js";

export { type IssueReport, issueReport } from "./errors/issue-report.js";
export { graphJsonSchema } from "./json/graph-json-schema.js";
export type { Edge } from "./draw/edges.js";
export {
  type GraphLayout,
  graphLayout,
  type PlacedBox,
  type PlacedFrame,
} from "./draw/graph-layout.js";
export type { Rectangle } from "./draw/place-column.js";
export type { BoxSize } from "./draw/svg-sizes.js";
export { toMermaid } from "./draw/to-mermaid.js";
export { toSvg } from "./draw/to-svg.js";
export type { Bounds } from "./plan/amounts/bounds.js";
export type { LeftOutNote } from "./plan/notes/left-out.js";
export type { RetirementNote } from "./plan/notes/retirements.js";
export type { ModelSpeed } from "./plan/time/model-speed.js";
export { planRun, type PlanRunOptions } from "./plan/plan-run.js";
export type {
  FewestCalls,
  FewestOfRun,
  LayerPlan,
  MissingFacts,
  ModelNote,
  ModelPlan,
  PlanAssumptions,
  PlannedUsage,
  RunPlan,
  TotalPlan,
  WindowPlan,
  WorstCasePlan,
} from "./plan/run-plan.js";
export type {
  LayoutPlan,
  RoundPlan,
  StaircaseLayout,
  StaircaseNodePlan,
  StaircasePlan,
} from "./plan/staircase/staircase-plan.js";
export { estimateTokens } from "./tokens/estimate-tokens.js";
