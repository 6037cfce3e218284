import { modelMentions } from "./model-mentions.js";
import type { Proposal } from "../ledger/proposal.js";

/** Proposals that do not say who wrote them. */
export interface Anonymised {
  readonly proposals: Proposal[];
  /** How many names of models were hidden in their texts and remarks. */
  readonly mentions: number;
}

/**
 * The proposals with names of these models within their texts and remarks as `[a model]`, and with
 * nothing else that names a model or node: all are of the node `answer`, each sample is its place.
 *
 * Hidden as whole words, in capitals or not: the id of a model, the id without its provider, the last
 * part of its path, and its family (`Qwen` of `together:Qwen/Qwen1.5-110B-Chat`), each with the
 * version that follows it. It takes time in proportion to the length of the texts.
 *
 * @param models - Models as a graph names them, such as `together:Qwen/Qwen1.5-110B-Chat`.
 */
export function anonymised(proposals: readonly Proposal[], models: readonly string[]): Anonymised {
  const names = modelMentions(models);
  let mentions = 0;
  const hide = (text: string): string =>
    text.replaceAll(names, () => {
      mentions += 1;
      return "[a model]";
    });
  const nameless = proposals.map(({ text, usage, remarks }, index) => ({
    node: "answer",
    sample: index + 1,
    model: "a model",
    text: hide(text),
    usage,
    ...(remarks && { remarks: remarks.map(hide) }),
  }));
  return { proposals: nameless, mentions };
}
