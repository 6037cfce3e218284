import { type GraphSpec, MoaError, modelIdOf, providerIdOf } from "@moagraph/core/graph";
import { withoutCode } from "../errors/without-code.js";
import { oneLine } from "../one-line.js";
import { orStopped } from "../process/or-stopped.js";
import { providerFor } from "../providers/load-providers.js";
import { type Check, ok } from "./check.js";

/** The longest time for one reply, in milliseconds. A local server may have to load its model. */
const limitMs = 60_000;

/** Asks each model for one token: those of one provider one after another. */
export async function checkReplies(
  graph: GraphSpec,
  models: readonly string[],
  signal: AbortSignal,
): Promise<Check[]> {
  const ids = [...new Set(models.map(providerIdOf))];
  const lists = await Promise.all(
    ids.map(async (id) => {
      const checks: Check[] = [];
      for (const model of models.filter((each) => providerIdOf(each) === id)) {
        checks.push(await checkReply(graph, model, signal));
      }
      return checks;
    }),
  );
  return lists.flat();
}

async function checkReply(graph: GraphSpec, model: string, signal: AbortSignal): Promise<Check> {
  const limit = AbortSignal.timeout(limitMs);
  const both = AbortSignal.any([signal, limit]);
  try {
    await orStopped(both, requestToken(graph, model, both));
    return ok(model, "It answers.");
  } catch (error) {
    signal.throwIfAborted();
    if (!limit.aborted) return failure(model, error);
    const found = `It sent no reply within ${limitMs / 1000} seconds.`;
    return { name: model, state: "failed", found, fix: "Use another model, or check its server." };
  }
}

async function requestToken(graph: GraphSpec, model: string, signal: AbortSignal): Promise<void> {
  const id = providerIdOf(model) ?? "";
  const provider = await providerFor(graph, id);
  const chat = await provider.chat(modelIdOf(model), { maxOutputTokens: 1 });
  await chat.invoke("Hi", { signal });
}

function failure(name: string, error: unknown): Check {
  const [line = ""] = String(error).split("\n", 1);
  if (!MoaError.isInstance(error)) return { name, state: "failed", found: line };
  const { message, hint } = error;
  // Reasoning models of OpenAI refuse a limit that leaves no room for reasoning.
  if (error.code === "INVALID_REQUEST" && /max_\w*tokens|output limit/.test(message)) {
    return ok(name, "It accepts requests, but no reply of one token.");
  }
  return { name, state: "failed", found: oneLine(message), fix: oneLine(withoutCode(hint)) };
}
