import type { Shape } from "../shape.js";
import { type Client, floor } from "./floor.js";
import type { Program } from "./program.js";
import type { ChatMessage } from "./prompt.js";

/** Nested `Promise.all` over bare `fetch`. */
export function overFetch(shape: Shape, baseUrl: string): Program {
  return floor(shape, fetchClient(baseUrl));
}

interface Completion {
  readonly choices: readonly { readonly message: { readonly content: string } }[];
}

interface CompletionChunk {
  readonly choices: readonly { readonly delta: { readonly content?: string | null } }[];
}

/** A client without any package. */
export function fetchClient(baseUrl: string): Client {
  const post = (body: object): Promise<Response> =>
    fetch(`${baseUrl}/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer sk-test" },
      body: JSON.stringify(body),
    });
  return {
    async ask(model, messages) {
      const completion = (await (await post({ model, messages })).json()) as Completion;
      return completion.choices[0]?.message.content ?? "";
    },
    async *askStreaming(model: string, messages: ChatMessage[]) {
      for await (const data of eventsOf(await post({ model, messages, stream: true }))) {
        const text = (JSON.parse(data) as CompletionChunk).choices[0]?.delta.content;
        if (text) yield text;
      }
    },
  };
}

/** The data of server-sent events, up to `[DONE]`. */
async function* eventsOf({ body }: Response): AsyncGenerator<string> {
  let rest = "";
  for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = (rest + part).split("\n\n");
    rest = events.pop() ?? "";
    for (const event of events) {
      if (event === "data: [DONE]") return;
      yield event.slice("data: ".length);
    }
  }
}
