import type { BaseCheckpointSaver } from "@langchain/langgraph";
import type { KeptCall } from "./child-message.js";

/** Reports each line of a ledger, as soon as the saver has confirmed its write. */
export function watchSaver(
  saver: BaseCheckpointSaver,
  onKept: (thread: string, calls: readonly KeptCall[]) => void,
): void {
  const putWrites = saver.putWrites.bind(saver);
  saver.putWrites = async (config, writes, task) => {
    await putWrites(config, writes, task);
    const calls = linesIn(writes);
    if (calls.length > 0) onKept(String(config.configurable?.["thread_id"]), calls);
  };
}

/** The ledger's lines in a value, at any depth. */
function linesIn(value: unknown): KeptCall[] {
  if (typeof value !== "object" || value === null) return [];
  if (isLine(value)) {
    const { node, sample, attempt, status } = value;
    return [{ node, sample, attempt, status }];
  }
  return Object.values(value).flatMap(linesIn);
}

function isLine(value: object): value is KeptCall {
  return ["node", "sample", "attempt", "status"].every((key) => key in value);
}
