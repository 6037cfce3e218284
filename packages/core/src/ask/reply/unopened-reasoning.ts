import { memoizeByObject } from "../../identity/memoize-by-object.js";

/** Whether a model begins with reasoning that no tag opens. Known, or seen in this process. */
export interface UnopenedReasoning {
  isKnown(): boolean;
  /** Remembers that a reply had such reasoning. */
  remember(): void;
}

/**
 * What is known of a model.
 *
 * @param own - The caller's own chat model; `undefined` for a model of a provider, whose name
 * identifies it in the process.
 * @param name - The model's name in the graph.
 * @param capability - The model's `unopenedReasoning`. If it is set, nothing is learned.
 */
export function unopenedReasoning(
  own: object | undefined,
  name: string,
  capability: boolean | undefined,
): UnopenedReasoning {
  const seen = seenBy(own ?? providers);
  return {
    isKnown: () => capability ?? seen.has(name),
    remember: () => void seen.add(name),
  };
}

const providers = {};
const seenBy = memoizeByObject((_owner: object) => new Set<string>());
