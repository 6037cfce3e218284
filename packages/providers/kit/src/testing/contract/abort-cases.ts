import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ProviderError } from "../../provider-error.js";
import type { TestServer } from "../test-server.js";
import { modes, rejection, soon } from "./ask.js";
import type { ContractCase } from "./contract-case.js";

const text = "One two three four five six.";

async function assertClosedByClient(server: TestServer): Promise<void> {
  await soon(server.idle(), "the client closes its connection");
  assert.equal(server.journal[0]?.closedByClient, true);
}

function assertAbort(error: unknown): void {
  assert.ok(error instanceof Error);
  assert.equal(error.name, "AbortError");
  assert.ok(!ProviderError.isInstance(error), "An abort is nobody's failure.");
}

/** Reads a stream up to its first text. */
async function firstPiece(model: BaseChatModel, controller: AbortController): Promise<void> {
  for await (const chunk of await model.stream("Hi", { signal: controller.signal })) {
    if (chunk.text !== "") controller.abort();
  }
}

/** Callers who leave, and callers who wait no longer. */
export const abortCases: readonly ContractCase[] = [
  ...modes.flatMap(([mode, ask]): ContractCase[] => [
    {
      name: `stops when it is aborted, and closes the connection, ${mode}`,
      async run({ serve }) {
        const { server, chat } = await serve({ fault: "hang" });
        const controller = new AbortController();
        const asked = rejection(ask(await chat(), { signal: controller.signal }));
        await setTimeout(50);
        controller.abort();
        assertAbort(await soon(asked, "the call rejects"));
        await assertClosedByClient(server);
      },
    },
    {
      name: `asks nobody when it is aborted beforehand, ${mode}`,
      async run({ serve }) {
        const { server, chat } = await serve({ text });
        assertAbort(await rejection(ask(await chat(), { signal: AbortSignal.abort() })));
        assert.equal(server.journal.length, 0);
      },
    },
    {
      name: `leaves no listener on the caller's signal, ${mode}`,
      async run({ serve }) {
        const { chat } = await serve({ text });
        const model = await chat();
        const { signal } = new AbortController();
        for (let call = 0; call < 3; call += 1) await ask(model, { signal });
        assert.equal(getEventListeners(signal, "abort").length, 0);
      },
    },
    ...(["hang", "stall", "keep-alive", "endless"] as const).map((fault): ContractCase => ({
      name: `throws the caller's TimeoutError when the time is over (${fault}), ${mode}`,
      async run({ serve }) {
        const { server, chat } = await serve({ text, fault });
        const error = await rejection(soon(ask(await chat(), { timeout: 100 }), "a timeout"));
        assert.ok(error instanceof Error);
        assert.equal(error.name, "TimeoutError");
        await assertClosedByClient(server);
      },
    })),
  ]),
  {
    name: "stops in the middle of a stream when it is aborted",
    async run({ serve }) {
      const { server, chat } = await serve({ text, fault: "stall" });
      assertAbort(
        await soon(rejection(firstPiece(await chat(), new AbortController())), "an abort"),
      );
      await assertClosedByClient(server);
    },
  },
  {
    name: "closes the connection when nobody reads on",
    async run({ serve }) {
      const { server, chat } = await serve({ text, fault: "stall" });
      for await (const chunk of await (await chat()).stream("Hi")) {
        if (chunk.text !== "") break;
      }
      await assertClosedByClient(server);
    },
  },
];
