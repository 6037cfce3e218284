import { replaceFolded } from "./fold-text.js";
import { modelMentions } from "./model-mentions.js";
import type { Proposal } from "../ledger/proposal.js";

/** Proposals without their authors. */
export interface Anonymised {
  readonly proposals: Proposal[];
  /** Number of model names that were hidden in texts and remarks. */
  readonly mentions: number;
}

/**
 * Returns copies of proposals that hide their authors.
 *
 * In texts and remarks, names of these models become `[a model]`. The node becomes `answer`, the
 * sample becomes the position in the list, the model becomes `a model`.
 *
 * These names are hidden, as whole words and regardless of case: the id of a model, the id without
 * its provider, the last part of its path, and its family (`Qwen` of
 * `together:Qwen/Qwen1.5-110B-Chat`), each with the version that follows it; and names of the same
 * model in other languages, such as `通义千问`, and of its vendor, such as `OpenAI`.
 *
 * A name is found in disguise too: with invisible characters, accents, look-alikes of Latin letters,
 * letters in mathematical styles, other hyphens or spaces, or a separator after each letter. The rest
 * of a text is not changed. The time is linear in the length of the texts.
 *
 * @param models - Models as a graph names them, such as `together:Qwen/Qwen1.5-110B-Chat`.
 */
export function anonymised(proposals: readonly Proposal[], models: readonly string[]): Anonymised {
  const names = modelMentions(models);
  let mentions = 0;
  const hide = (text: string): string =>
    replaceFolded(text, names, "[a model]", () => {
      mentions += 1;
    });
  const anonymous = proposals.map(({ text, usage, remarks }, index) => ({
    node: "answer",
    sample: index + 1,
    model: "a model",
    text: hide(text),
    usage,
    ...(remarks && { remarks: remarks.map(hide) }),
  }));
  return { proposals: anonymous, mentions };
}
