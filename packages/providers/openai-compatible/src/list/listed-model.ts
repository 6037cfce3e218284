import type { Fact, ListedModel, ModelFacts, Origin } from "@moagraph/provider-kit";
import { type Fields, fieldsOf } from "@moagraph/provider-kit/vendor";

/** Words of Together, LM Studio and others for what is no chat model. */
const otherType =
  /^(?:embeddings?|image|audio|video|moderation|rerank(?:er)?|transcri(?:be|ption)|speech|tts|stt|ocr)$/i;

/**
 * Reads an entry of a list of models. Vendors name what they state differently; what is missing stays
 * unknown.
 *
 * @returns `undefined` if the entry has no id, or says that it is no chat model.
 */
export function listedModel(entry: Fields, origin: Origin): ListedModel | undefined {
  const id = [entry["id"], entry["name"], entry["model"]].find(isId);
  return id === undefined || isOther(entry) ? undefined : { id, facts: factsOf(entry, origin) };
}

function isId(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "" && !/\p{Cc}/u.test(value);
}

function isOther(entry: Fields): boolean {
  const { type, active, supports_chat: chat, capabilities, architecture } = entry;
  const isChat = fieldsOf(capabilities)?.["completion_chat"];
  const outputs = fieldsOf(architecture)?.["output_modalities"];
  return (
    (typeof type === "string" && otherType.test(type)) ||
    [active, chat, isChat].includes(false) ||
    (Array.isArray(outputs) && !outputs.includes("text"))
  );
}

function factsOf(entry: Fields, origin: Origin): ModelFacts {
  const context = firstCount([
    entry["context_length"], // Together, OpenRouter, Fireworks
    entry["context_window"], // Groq
    entry["max_context_length"], // Mistral, LM Studio
    entry["max_model_len"], // vLLM, SGLang
    fieldsOf(entry["meta"])?.["n_ctx"], // llama.cpp
  ]);
  const output = firstCount([
    entry["max_completion_tokens"], // Groq
    fieldsOf(entry["top_provider"])?.["max_completion_tokens"], // OpenRouter
  ]);
  const parameters = firstCount([fieldsOf(entry["meta"])?.["n_params"]]); // llama.cpp
  const counts = { contextTokens: context, maxOutputTokens: output, totalParameters: parameters };
  const stated = { ...counts, ...pricesOf(entry) };
  return Object.fromEntries(
    Object.entries(stated)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]): [string, Fact<number | undefined>] => [name, { value, ...origin }]),
  );
}

function firstCount(values: readonly unknown[]): number | undefined {
  return values.find((value): value is number => Number.isSafeInteger(value) && Number(value) > 0);
}

/**
 * OpenRouter states dollars for one token as text. Together states dollars for a million as a number,
 * and 0 without a price.
 */
function pricesOf({ pricing }: Fields): Partial<Record<keyof ModelFacts, number | undefined>> {
  const { prompt, completion, input_cache_read: cached, input, output } = fieldsOf(pricing) ?? {};
  return {
    inputUsdPerMillionTokens: perToken(prompt) ?? perMillion(input),
    cachedInputUsdPerMillionTokens: perToken(cached),
    outputUsdPerMillionTokens: perToken(completion) ?? perMillion(output),
  };
}

function perToken(price: unknown): number | undefined {
  if (typeof price !== "string" || !/^\d{1,9}(?:\.\d{1,30})?(?:e-?\d{1,2})?$/i.test(price))
    return undefined;
  // Without the digits that come from the multiplication of fractions.
  return Number((Number(price) * 1e6).toPrecision(12));
}

function perMillion(price: unknown): number | undefined {
  return typeof price === "number" && Number.isFinite(price) && price > 0 ? price : undefined;
}
