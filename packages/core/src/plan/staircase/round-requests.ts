import type { PromptCache } from "@moagraph/provider-kit";
import type { StaircaseLayout } from "./staircase-plan.js";
import type { PromptParts } from "../tokens/token-flow.js";

/** The parts of the prompts of a node, and where they are. */
export interface StaircasePrompt extends PromptParts {
  /** Whether the proposals come after the conversation. */
  readonly isListLast: boolean;
}

/** How much a request shows. */
export interface RoundSize {
  /** Number of proposals that it shows. */
  readonly shown: number;
  /** How many of them have not ended. */
  readonly open: number;
  /** Tokens of all proposals that it shows. */
  readonly shownTokens: number;
  /** Number of proposals that have grown since the round before. */
  readonly grown: number;
  /** How many of these have not ended. */
  readonly grownOpen: number;
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

// The tokens of `unfinishedNotice`, of `continueMessage`, and of what `unfinishedList` says of a proposal that
// goes on.

/** Follows the list of the first round. */
const noticeTokens = 65;

/** Asks to continue, and to wait for more. */
const nextTokens = 59;

/** Asks to write the rest. */
const lastTokens = 80;

/** Follows a proposal that has not ended. */
const openTokens = 9;

/** The most that a message of a round has beside the texts of proposals. */
export function mostContinuationTokens(
  proposals: number,
  { item }: Pick<PromptParts, "item">,
): number {
  return lastTokens + proposals * (item + openTokens);
}

/** The most that the list of an unfinished round has beside that of an ordinary request. */
export function mostUnfinishedTokens(proposals: number): number {
  return noticeTokens + proposals * openTokens;
}

/** Tokens of each request of a node in a layout. */
export function requestTokensOf(
  rounds: readonly RoundSize[],
  prompt: StaircasePrompt,
  layout: StaircaseLayout,
  cache: PromptCache | undefined,
): RequestTokens[] {
  const inputs =
    layout === "append" ? appended(rounds, prompt, keptFrom(cache)) : prefilled(rounds, prompt);
  return inputs.map((inputTokens, at) => {
    const before = inputs[at - 1] ?? 0;
    const kept = layout === "append" ? before : keptByPrefill(rounds[at - 1], prompt);
    return { inputTokens: Math.round(inputTokens), cachedInputTokens: cacheable(kept, cache) };
  });
}

/**
 * Tokens from which a prompt is kept, and the next round adds to it. A shorter one is in no prompt cache: a new
 * list is cheaper. Where the vendor's limit is not known, it is that of OpenAI and Anthropic.
 */
export function keptFrom(cache: PromptCache | undefined): number {
  return cache?.minTokens ?? 1_024;
}

function appended(
  rounds: readonly RoundSize[],
  prompt: StaircasePrompt,
  keptTokens: number,
): number[] {
  let input = 0;
  return rounds.map((round, at) => {
    const before = rounds[at - 1];
    const isLast = at === rounds.length - 1;
    if (before === undefined) input = listing(round, prompt, isLast);
    else {
      const goOn = isLast ? lastTokens : nextTokens;
      input =
        goOn +
        (input < keptTokens
          ? listing(round, prompt, true) + round.answerTokens
          : input + addedSince(before, round, prompt));
    }
    return input;
  });
}

/** The answer of a round, and what has come of the proposals since. */
function addedSince(before: RoundSize, now: RoundSize, { item }: StaircasePrompt): number {
  const answer = now.answerTokens - before.answerTokens;
  return (
    answer + now.shownTokens - before.shownTokens + now.grown * item + now.grownOpen * openTokens
  );
}

function prefilled(rounds: readonly RoundSize[], prompt: StaircasePrompt): number[] {
  return rounds.map(
    (round, at) => listing(round, prompt, at === rounds.length - 1) + round.answerTokens,
  );
}

function listing(
  { shown, open, shownTokens }: RoundSize,
  { conversation, instruction, rule, item }: StaircasePrompt,
  isLast: boolean,
): number {
  const list = rule + shown * item + open * openTokens + shownTokens;
  return conversation + instruction + list + (isLast ? 0 : noticeTokens);
}

/** The beginning of the next request that is the same: up to the end of the first proposal so far. */
function keptByPrefill(before: RoundSize | undefined, prompt: StaircasePrompt): number {
  if (before === undefined) return 0;
  const { conversation, instruction, rule, item, isListLast } = prompt;
  return instruction + rule + item + before.firstTokens + (isListLast ? conversation : 0);
}

function cacheable(tokens: number, cache: PromptCache | undefined): number {
  if (cache === undefined || tokens < cache.minTokens) return 0;
  return Math.floor(tokens / cache.blockTokens) * cache.blockTokens;
}
