import type { CandidateModel } from "../../ask/call/call-config.js";
import { expectedLayout } from "../../plan/staircase/expected-layout.js";
import type { StaircaseLayout } from "../../plan/staircase/staircase-plan.js";
import type { PromptTokens } from "../../plan/tokens/prompt-tokens.js";
import type { FlatGraph } from "../../spec/graph-spec.js";

/** The run whose requests are laid out. */
export interface LaidOutRun {
  readonly graph: FlatGraph;
  /** Tokens of its conversation, as `promptTokensOf` counts them. */
  readonly promptTokens: PromptTokens;
}

/**
 * The layout of the requests of a node with a `staircase` to one of its models: the one that is expected to
 * cost less. `planRun` shows the same.
 */
export function layoutOf(
  node: string,
  { capabilities, facts, settings }: Pick<CandidateModel, "capabilities" | "facts" | "settings">,
  { graph, promptTokens }: LaidOutRun,
): StaircaseLayout {
  const { reasoningEffort } = settings;
  return expectedLayout(graph, node, { capabilities, facts, reasoningEffort }, promptTokens);
}
