import type { EventSourceMessage } from "eventsource-parser";

/** The answer as a client has received it. */
export interface ReceivedAnswer {
  /** Takes an event. Returns whether it had a token of the answer. */
  take(event: EventSourceMessage): boolean;
  /** The texts of the answer's messages: one, unless something is wrong. */
  texts(): string[];
}

/** Of the handler over `fetch`. */
export function plainAnswer(): ReceivedAnswer {
  let text = "";
  return {
    take({ data }) {
      const piece = (JSON.parse(data) as { text: string }).text;
      text += piece;
      return piece !== "";
    },
    texts: () => [text],
  };
}

interface StreamedMessage {
  readonly id: string;
  readonly content: string;
}

/** Of an embed server, in the stream mode `messages-tuple`. */
export function langGraphAnswer(): ReceivedAnswer {
  const texts = new Map<string, string>();
  return {
    take({ event, data }) {
      if (event === "error") throw new Error(`The run failed: ${data}`);
      if (event !== "messages") return false;
      const [{ id, content }] = JSON.parse(data) as [StreamedMessage];
      const before = texts.get(id) ?? "";
      texts.set(id, before + content);
      return content !== "";
    },
    texts: () => [...texts.values()],
  };
}
