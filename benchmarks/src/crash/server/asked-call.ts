import type { JournalEntry } from "@moagraph/provider-kit/testing";
import { xxHash32 } from "js-xxhash";
import { keyOf, threadOf } from "../graphs/call-names.js";

/** What a request asks for. Requests for the same reply are the same call. */
export interface AskedCall {
  readonly thread: string;
  /** The model, without its thread. */
  readonly key: string;
  /** Names the call: its model and the replies that it has read. */
  readonly id: string;
  /** The calls whose replies are in the prompt, in its order. */
  readonly reads: readonly string[];
  /** Whether it gives an agent what its tool has returned. */
  readonly isAfterTool: boolean;
}

/** Reads a request at the test server. */
export function askedCall({ model, body }: Pick<JournalEntry, "model" | "body">): AskedCall {
  const { messages = [] } = body;
  const text = messages.map(({ content }) => JSON.stringify(content)).join("\n");
  const reads = (text.match(signature) ?? []).map(idIn);
  const key = keyOf(model);
  return {
    thread: threadOf(model),
    key,
    id: `${key}:${hex(JSON.stringify(reads))}`,
    reads,
    isAfterTool: messages.at(-1)?.role === "tool",
  };
}

/** The text of a call's reply. It names the call, and so all that the call has read. */
export function textOf(call: AskedCall): string {
  const [key, digest] = call.id.split(":");
  return `[${key}] ${digest}`;
}

const signature = /\[[\w.-]+\] [0-9a-f]{8}(?![0-9a-f])/g;

function idIn(found: string): string {
  return found.slice(1).replace("] ", ":");
}

function hex(text: string): string {
  return xxHash32(text).toString(16).padStart(8, "0");
}
