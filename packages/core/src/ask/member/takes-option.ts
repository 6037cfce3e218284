import { runnableKind } from "../../langgraph/internals/members/runnable-kind.js";
import { canBindTools } from "./bind-tools.js";

/**
 * Whether a model of the caller can be given an option of a call, such as `tools` or `response_format`.
 * Agents, graphs and chains cannot be given any; for tools, a chat model needs `bindTools`.
 */
export function takesOption(model: object, option: string): boolean {
  const kind = runnableKind(model);
  const isModel = kind === "chat-model" || kind === "chosen-model" || kind === "bound-model";
  return isModel && (option !== "tools" || canBindTools(model));
}
