import { SimpleChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessageChunk } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import { AuthenticationError, InvalidRequestError, MissingKeyError } from "@moagraph/provider-kit";

/** Stands in for the real package: what each model does is its name. */
export function together() {
  return { id: "together", chat, facts, capabilities };
}

async function chat(model) {
  if (model === "no-key") {
    throw new MissingKeyError({
      provider: "together",
      model,
      message: "TOGETHER_API_KEY is not set.",
      hint: "Set it to your key.",
    });
  }
  return new ScriptedModel(model);
}

function facts(model) {
  const origin = { source: "https://example.com", asOf: "2026-01-01" };
  if (model === "old") {
    const [retired, successor] = ["2025-03-01", "small"].map((value) => ({ value, ...origin }));
    return { retired, successor };
  }
  return model === "small" ? { contextTokens: { value: 100, ...origin } } : {};
}

function capabilities(model) {
  return model === "small" ? { temperature: false } : {};
}

class ScriptedModel extends SimpleChatModel {
  constructor(model) {
    super({ maxRetries: 0 });
    this.model = model;
  }

  _llmType() {
    return "scripted";
  }

  async _call() {
    this.#refuse();
    if (this.model === "json") return '{"stars": 4}';
    if (this.model === "leaks") await leak();
    return "One. Two. Three.";
  }

  async *_streamResponseChunks() {
    this.#refuse();
    // Neither answers nor listens to the signal that aborts it.
    if (this.model === "deaf") await new Promise((resolve) => setTimeout(resolve, 60_000));
    for (const text of this.model === "json"
      ? ['{"stars":', " 4}"]
      : ["One.", " Two.", " Three."]) {
      if (this.model === "breaks" && text === " Three.") throw broken(this.model);
      yield new ChatGenerationChunk({ text, message: new AIMessageChunk(text) });
    }
  }

  #refuse() {
    const details = { provider: "together", model: this.model };
    if (this.model === "fails") {
      throw new InvalidRequestError({ ...details, message: "Bad request.", hint: "Change it." });
    }
    if (this.model === "refused-key") {
      const message = `The key ${process.env.TOGETHER_API_KEY} is wrong.`;
      throw new AuthenticationError({ ...details, message, hint: "Check TOGETHER_API_KEY." });
    }
  }
}

/** Prints the key and rejects a promise that nobody waits for. */
async function leak() {
  console.warn("Deprecated key %s.", process.env.TOGETHER_API_KEY);
  void Promise.reject(new Error(`Unhandled ${process.env.TOGETHER_API_KEY}`));
  await new Promise((resolve) => setImmediate(resolve));
}

function broken(model) {
  const details = { provider: "together", model };
  return new InvalidRequestError({ ...details, message: "The stream broke off.", hint: "Again." });
}
