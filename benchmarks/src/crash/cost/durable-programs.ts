import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { compile, type WiringOption } from "@moagraph/core";
import { openai } from "@moagraph/openai";
import { chatOpenAI } from "../../compare/programs/chat-openai.js";
import { handWrittenInThreads } from "../../compare/programs/hand-written.js";
import { moagraphSpec } from "../../compare/programs/moagraph.js";
import { question } from "../../compare/programs/prompt.js";
import type { Shape } from "../../compare/shape.js";

/** Runs a program once, in a thread of its own. */
export type RunOnce = (thread: string) => Promise<unknown>;

/** What a program is made of. */
interface DurableParts {
  readonly shape: Shape;
  readonly baseUrl: string;
  /** `undefined`: nothing is kept. */
  readonly checkpointer: BaseCheckpointSaver | undefined;
}

/** A program that can keep its runs. */
export interface DurableProgram {
  readonly isKept: boolean;
  readonly make: (parts: DurableParts) => RunOnce;
}

/** The programs that are measured side by side. */
export type DurableName =
  | "by hand"
  | "by hand, kept"
  | "moagraph"
  | "moagraph, kept"
  | "moagraph, kept, sync"
  | "moagraph, kept, exit"
  | "moagraph, kept, in turn";

/** All programs. Those that are kept have LangGraph's durability `async`, unless they name another. */
export const durablePrograms: Readonly<Record<DurableName, DurableProgram>> = {
  "by hand": { isKept: false, make: byHand },
  "by hand, kept": { isKept: true, make: byHand },
  moagraph: { isKept: false, make: moagraph() },
  "moagraph, kept": { isKept: true, make: moagraph() },
  "moagraph, kept, sync": { isKept: true, make: moagraph({ durability: "sync" }) },
  "moagraph, kept, exit": { isKept: true, make: moagraph({ durability: "exit" }) },
  "moagraph, kept, in turn": { isKept: true, make: moagraph({ wiring: { earlyStarts: false } }) },
};

function byHand({ shape, baseUrl, checkpointer }: DurableParts): RunOnce {
  return handWrittenInThreads(shape, (model) => chatOpenAI(model, baseUrl), checkpointer);
}

interface MoagraphOptions {
  readonly durability?: "sync" | "exit";
  readonly wiring?: WiringOption;
}

function moagraph({ durability, wiring = "fast" }: MoagraphOptions = {}): DurableProgram["make"] {
  return ({ shape, baseUrl, checkpointer }) => {
    const app = compile(
      moagraphSpec(shape, (model) => `openai:${model}`),
      {
        providers: [openai({ baseUrl, apiKey: "sk-test" })],
        wiring,
        ...(checkpointer && { checkpointer }),
      },
    );
    const input = { messages: question };
    return async (thread) =>
      app.invoke(input, { configurable: { thread_id: thread }, ...(durability && { durability }) });
  };
}
