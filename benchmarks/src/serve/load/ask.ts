import { text } from "node:stream/consumers";
import { createParser } from "eventsource-parser";
import { questionText } from "../models/served-text.js";
import { langGraphAnswer, plainAnswer, type ReceivedAnswer } from "./received-answer.js";
import { post } from "./post.js";

/** The times of a run, in milliseconds since the start of this process, and its answer. */
export interface Asked {
  readonly startMs: number;
  readonly firstTokenAtMs: number;
  readonly endMs: number;
  readonly texts: readonly string[];
  /** Received bytes. */
  readonly bytes: number;
}

/** Asks a question, and reads the stream to its end. */
export type Ask = (url: string, question: string) => Promise<Asked>;

/** Asks the handler over `fetch`. */
export const askPlain: Ask = (url, question) =>
  read(`${url}/answer`, { question: questionText(question) }, plainAnswer());

/** Asks the graph of an embed server: creates a thread, and streams a run in it. */
export function askGraph(streamMode: readonly string[]): Ask {
  return async (url, question) => {
    const created = JSON.parse(await text(await post(`${url}/threads`, {}))) as {
      thread_id: string;
    };
    const messages = [{ role: "user", content: questionText(question) }];
    const run = { assistant_id: "panel", input: { messages }, stream_mode: streamMode };
    return read(`${url}/threads/${created.thread_id}/runs/stream`, run, langGraphAnswer());
  };
}

async function read(url: string, body: object, answer: ReceivedAnswer): Promise<Asked> {
  const startMs = performance.now();
  let firstTokenAtMs = Number.NaN;
  let bytes = 0;
  const parser = createParser({
    onEvent(event) {
      const isToken = answer.take(event);
      if (isToken && Number.isNaN(firstTokenAtMs)) firstTokenAtMs = performance.now();
    },
  });
  const response = await post(url, body);
  for await (const part of response.setEncoding("utf8") as AsyncIterable<string>) {
    bytes += part.length;
    parser.feed(part);
  }
  return { startMs, firstTokenAtMs, endMs: performance.now(), texts: answer.texts(), bytes };
}
