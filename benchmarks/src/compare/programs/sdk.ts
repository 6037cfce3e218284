import { OpenAI } from "openai";
import type { Shape } from "../shape.js";
import { floor } from "./floor.js";
import type { Program } from "./program.js";

/** Nested `Promise.all` over OpenAI's SDK. */
export function overSdk(shape: Shape, baseUrl: string): Program {
  const { chat } = new OpenAI({ baseURL: baseUrl, apiKey: "sk-test" });
  return floor(shape, {
    async ask(model, messages) {
      const completion = await chat.completions.create({ model, messages });
      return completion.choices[0]?.message.content ?? "";
    },
    async *askStreaming(model, messages) {
      const body = { model, messages, stream: true } as const;
      for await (const { choices } of await chat.completions.create(body)) {
        const text = choices[0]?.delta.content;
        if (text) yield text;
      }
    },
  });
}
