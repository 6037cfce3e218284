import { memoizeByObject } from "../../identity/memoize-by-object.js";

/** Whether a model begins with reasoning that no tag opens. Known, or seen in this process. */
export interface UnopenedReasoning {
  isKnown(): boolean;
  /** Remembers whether the last complete reply had such reasoning. */
  remember(hadIt: boolean): void;
}

/**
 * What is known of a model.
 *
 * @param own - A chat model that the caller made; `undefined` for one made by name, which identifies
 * it in the process.
 * @param name - The model's name in the graph.
 * @param capability - The model's `unopenedReasoning`. If it is set, nothing is learned.
 */
export function unopenedReasoning(
  own: object | undefined,
  name: string,
  capability: boolean | undefined,
): UnopenedReasoning {
  const seen = seenBy(own ?? byName);
  return {
    isKnown: () => capability ?? seen.has(name),
    remember: (hadIt) => void (hadIt ? seen.add(name) : seen.delete(name)),
  };
}

const byName = {};
const seenBy = memoizeByObject((_owner: object) => new Set<string>());
