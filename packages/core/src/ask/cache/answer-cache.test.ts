import {
  BaseCache,
  deserializeStoredGeneration,
  InMemoryCache,
  serializeGeneration,
} from "@langchain/core/caches";
import { HumanMessage } from "@langchain/core/messages";
import type { Generation } from "@langchain/core/outputs";
import { MoaError } from "@moagraph/provider-kit";
import { describe, expect, test, vi } from "vitest";
import { always } from "../../../test/scripted-model.js";
import { inSimulatedTime } from "../../../test/simulated-time.js";
import type { CacheFailedNote } from "../../ledger/call-note.js";
import type { Reply } from "../reply/reply.js";
import { answerCache } from "./answer-cache.js";

/** Keeps text, as caches in other processes do. */
class TextCache extends BaseCache {
  readonly texts = new Map<string, string>();

  async lookup(prompt: string, llmKey: string): Promise<Generation[] | null> {
    const text = this.texts.get(this.keyEncoder(prompt, llmKey));
    if (text === undefined) return null;
    return JSON.parse(text).map(deserializeStoredGeneration) as Generation[];
  }

  async update(prompt: string, llmKey: string, value: Generation[]): Promise<void> {
    const text = JSON.stringify(value.map(serializeGeneration));
    this.texts.set(this.keyEncoder(prompt, llmKey), text);
  }
}

/** Does what it is told to. */
class OddCache extends BaseCache {
  constructor(
    readonly lookup: BaseCache["lookup"],
    readonly update: BaseCache["update"] = async () => {},
  ) {
    super();
  }
}

const usage = { input_tokens: 3, output_tokens: 4, total_tokens: 7 };

const reply: Reply = {
  id: "id-1",
  text: "Because.",
  reasoning: "It follows.",
  finishReason: "stop",
  usage,
  metadata: { finish_reason: "stop" },
};

const bare: Reply = {
  id: undefined,
  text: "Because.",
  reasoning: "",
  finishReason: undefined,
  usage: undefined,
  metadata: {},
};

interface Bench {
  readonly answers: {
    lookUp(): Promise<Reply | undefined>;
    keep(reply: Reply): Promise<void>;
  };
  readonly notes: CacheFailedNote[];
}

/** It says nothing of itself, so it shares replies only with itself. */
const unasked = always("unasked");

function open(cache: BaseCache, signal?: AbortSignal, model = unasked): Bench {
  const notes: CacheFailedNote[] = [];
  const settings = { model: "mine:m", temperature: 0.7 };
  const question = { model, settings, messages: [new HumanMessage("Why?")], sample: 1 };
  const cached = answerCache(question, cache, (note) => void notes.push(note));
  const answers = {
    lookUp: async () => cached?.lookUp(signal),
    keep: async (given: Reply) => cached?.keep(given, signal),
  };
  return { answers, notes };
}

const never = async (): Promise<never> => new Promise<never>(() => {});

const failing = async (): Promise<never> => {
  throw new Error("down");
};

describe.each([
  ["in memory", () => new InMemoryCache()],
  ["as text", () => new TextCache()],
])("answerCache, with a cache that keeps objects %s", (_, create) => {
  test("finds what was kept, as it was", async () => {
    const cache = create();
    const { answers, notes } = open(cache);
    expect(await answers.lookUp()).toBeUndefined();
    await answers.keep(reply);
    expect(await open(cache).answers.lookUp()).toEqual(reply);
    expect(notes).toEqual([]);
  });

  test("finds a reply without id and usage", async () => {
    const cache = create();
    await open(cache).answers.keep(bare);
    expect(await open(cache).answers.lookUp()).toEqual(bare);
  });

  test("keeps neither the cost of a reply nor the ledger behind it", async () => {
    const cache = create();
    const metadata = { finish_reason: "stop", costUsd: 0.25, ledger: [], adapted: ["seed"] };
    await open(cache).answers.keep({ ...reply, metadata });
    expect(await open(cache).answers.lookUp()).toEqual(reply);
  });

  test("keeps no reply that was cut at its limit", async () => {
    const cache = create();
    await open(cache).answers.keep({ ...reply, finishReason: "length" });
    expect(await open(cache).answers.lookUp()).toBeUndefined();
  });

  test("keeps no blank reply", async () => {
    const cache = create();
    const { answers } = open(cache);
    await answers.keep({ ...reply, text: " \n" });
    expect(await answers.lookUp()).toBeUndefined();
  });
});

describe("answerCache", () => {
  test("asks the cache by hashes, and hands it nothing of the question", async () => {
    const told: unknown[] = [];
    const record = async (...all: unknown[]): Promise<null> => {
      told.push(all);
      return null;
    };
    const { answers } = open(new OddCache(record, record as never));
    await answers.lookUp();
    await answers.keep(reply);
    expect(JSON.stringify(told)).not.toMatch(/Why|mine:m/);
    expect(told).toHaveLength(2);
  });

  test("takes the text of a cache that keeps nothing else", async () => {
    const { answers, notes } = open(new OddCache(async () => [{ text: "Because." }]));
    expect(await answers.lookUp()).toEqual(bare);
    expect(notes).toEqual([]);
  });

  test("takes the text when its usage is nonsense", async () => {
    const message = { id: 7, usage_metadata: { input_tokens: "many" } };
    const { answers } = open(new OddCache(async () => [{ text: "Because.", message }] as never));
    expect(await answers.lookUp()).toEqual(bare);
  });

  test("counts a failed lookup as a miss, and says so", async () => {
    const { answers, notes } = open(new OddCache(failing));
    expect(await answers.lookUp()).toBeUndefined();
    expect(notes).toEqual([{ type: "cache-failed", during: "lookup", message: "down" }]);
  });

  test("passes over a failed update, and says so", async () => {
    const { answers, notes } = open(new OddCache(async () => null, failing));
    await answers.keep(reply);
    expect(notes).toEqual([{ type: "cache-failed", during: "update", message: "down" }]);
  });

  test("says what to change where the error knows", async () => {
    const error = new MoaError({ code: "X", message: "No room.", hint: "Make room." });
    const full = async (): Promise<never> => {
      throw error;
    };
    const { answers, notes } = open(new OddCache(full));
    await answers.lookUp();
    expect(notes).toMatchObject([{ message: "No room.", hint: "Make room." }]);
  });

  test("bears a cache that throws before it gives a promise", async () => {
    const broken = (): never => {
      throw new Error("broken");
    };
    const { answers, notes } = open(new OddCache(broken, broken));
    expect(await answers.lookUp()).toBeUndefined();
    await answers.keep(reply);
    expect(notes.map(({ during }) => during)).toEqual(["lookup", "update"]);
    expect(notes[0]?.message).toBe("broken");
  });

  test.each<[string, unknown]>([
    ["an empty list", []],
    ["a blank text", [{ text: " " }]],
    ["a number", 42],
    ["a string", "Because."],
    ["an object", { text: "Because." }],
    ["a list of nothing", [null]],
  ])("counts %s as a miss, and says so", async (_, found) => {
    const { answers, notes } = open(new OddCache(async () => found as never));
    expect(await answers.lookUp()).toBeUndefined();
    expect(notes).toMatchObject([{ message: "It gave something that is no reply." }]);
  });

  test("takes `undefined` for a miss, as LangChain does", async () => {
    const { answers, notes } = open(new OddCache(async () => undefined as never));
    expect(await answers.lookUp()).toBeUndefined();
    expect(notes).toEqual([]);
  });

  test("goes on without a cache that hangs, two seconds later", async () => {
    const { answers, notes } = open(new OddCache(never, never));
    const { tookMs } = await inSimulatedTime(async () => {
      expect(await answers.lookUp()).toBeUndefined();
      await answers.keep(reply);
    });
    expect(tookMs).toBe(4_000);
    expect(notes.map(({ message }) => message)).toEqual(
      Array(2).fill("It took longer than 2000 ms."),
    );
  });

  test("waits for no lookup once the call is given up, and throws the reason", async () => {
    const controller = new AbortController();
    const { answers, notes } = open(new OddCache(never), controller.signal);
    const looked = answers.lookUp();
    controller.abort(new Error("enough"));
    await expect(looked).rejects.toThrow("enough");
    expect(notes).toEqual([]);
  });

  test("does not ask when the call was given up before", async () => {
    const lookup = vi.fn<BaseCache["lookup"]>(async () => null);
    const { answers } = open(new OddCache(lookup), AbortSignal.abort(new Error("enough")));
    await expect(answers.lookUp()).rejects.toThrow("enough");
    expect(lookup).not.toHaveBeenCalled();
  });

  test("waits for no update once the call is given up, but lets it go on", async () => {
    const cache = new InMemoryCache();
    const { answers, notes } = open(cache, AbortSignal.abort(new Error("enough")));
    await answers.keep(reply);
    expect(notes).toEqual([]);
    expect(await open(cache).answers.lookUp()).toEqual(reply);
  });

  test("leaves no listener and no timer behind", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const { value } = await inSimulatedTime(async () => {
      const { answers } = open(new OddCache(failing, failing), signal);
      await answers.lookUp();
      await answers.keep(reply);
      return vi.getTimerCount();
    });
    expect(value).toBe(0);
    expect(removed.mock.calls.length).toBe(added.mock.calls.length);
  });

  test("bears a model that cannot say what it is, and says so", async () => {
    const model = always("unasked");
    model._identifyingParams = () => ({ count: 1n });
    const cache = new InMemoryCache();
    const { answers, notes } = open(cache, undefined, model);
    expect(await answers.lookUp()).toBeUndefined();
    await answers.keep(reply);
    expect(notes.map(({ message }) => message)).toEqual(["Do not know how to serialize a BigInt"]);
  });
});
