import type { PromptCache } from "@moagraph/provider-kit";
import type { StaircaseLayout } from "./staircase-plan.js";
import type { PromptParts } from "../tokens/token-flow.js";

/** The parts of the prompts of a node, and where they are. */
export interface RoundPrompt extends PromptParts {
  /** Whether the proposals come after the conversation. */
  readonly isListLast: boolean;
}

/** What a request shows, in tokens. */
export interface RoundText {
  /** Number of proposals that it shows, and their tokens. */
  readonly shown: number;
  readonly shownTokens: number;
  /** Number of proposals that have grown since the round before. */
  readonly grown: number;
  /** Tokens of the first proposal. */
  readonly firstTokens: number;
  /** Tokens of the answer so far. */
  readonly answerTokens: number;
}

/** Tokens of one request. */
export interface RequestTokens {
  readonly inputTokens: number;
  /** Those of them that the vendor finds in its cache. */
  readonly cachedInputTokens: number;
}

/** Tokens of the sentences that ask to continue, with what has been added to the proposals. */
export const continuationTokens = 60;

/** Tokens of each request of a node in a layout. */
export function requestTokensOf(
  rounds: readonly RoundText[],
  prompt: RoundPrompt,
  layout: StaircaseLayout,
  cache: PromptCache | undefined,
): RequestTokens[] {
  const inputs = layout === "append" ? appended(rounds, prompt) : prefilled(rounds, prompt);
  return inputs.map((inputTokens, at) => {
    const before = inputs[at - 1] ?? 0;
    const kept = layout === "append" ? before : keptByPrefill(rounds[at - 1], prompt);
    return { inputTokens: Math.round(inputTokens), cachedInputTokens: cacheable(kept, cache) };
  });
}

function appended(rounds: readonly RoundText[], prompt: RoundPrompt): number[] {
  let input = 0;
  return rounds.map((round, at) => {
    const before = rounds[at - 1];
    if (before === undefined) input = fullPrompt(round, prompt);
    else {
      const answer = round.answerTokens - before.answerTokens;
      const added = round.grown * prompt.item + round.shownTokens - before.shownTokens;
      input += answer + continuationTokens + added;
    }
    return input;
  });
}

function prefilled(rounds: readonly RoundText[], prompt: RoundPrompt): number[] {
  return rounds.map((round) => fullPrompt(round, prompt) + round.answerTokens);
}

function fullPrompt({ shown, shownTokens }: RoundText, prompt: RoundPrompt): number {
  const { conversation, instruction, rule, item } = prompt;
  return conversation + instruction + rule + shown * item + shownTokens;
}

/** The beginning of the next request that is the same: up to the end of the first proposal so far. */
function keptByPrefill(before: RoundText | undefined, prompt: RoundPrompt): number {
  if (before === undefined) return 0;
  const { conversation, instruction, rule, item, isListLast } = prompt;
  return instruction + rule + item + before.firstTokens + (isListLast ? conversation : 0);
}

function cacheable(tokens: number, cache: PromptCache | undefined): number {
  if (cache === undefined || tokens < cache.minTokens) return 0;
  return Math.floor(tokens / cache.blockTokens) * cache.blockTokens;
}
