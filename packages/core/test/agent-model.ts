import type { Runnable } from "@langchain/core/runnables";
import { type ScriptedReply, ScriptedModel } from "./scripted-model.js";

/** A scripted model that can be given tools, as agents do. */
export class AgentModel extends ScriptedModel {
  override bindTools(): Runnable & this {
    return this as Runnable & this;
  }
}

/** A reply that calls a tool. */
export function callOf(name: string, args: object = {}): ScriptedReply {
  const calls = [{ name, args, id: crypto.randomUUID(), type: "tool_call" }];
  return { content: "", tool_calls: calls } as ScriptedReply;
}
