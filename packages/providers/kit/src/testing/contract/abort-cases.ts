import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ProviderError } from "../../provider-error.js";
import type { TestServer } from "../test-server.js";
import { modes, rejection, settlesWithin } from "./ask.js";
import type { ContractCase } from "./contract-case.js";

const text = "One two three four five six.";

async function assertClosedByClient(server: TestServer): Promise<void> {
  await settlesWithin(server.idle(), "the client closes its connection");
  assert.equal(server.journal[0]?.closedByClient, true);
}

function assertAbort(error: unknown): void {
  assert.ok(error instanceof Error);
  assert.equal(error.name, "AbortError");
  assert.ok(!ProviderError.isInstance(error), "An abort must not be a ProviderError.");
}

/** Reads a stream and aborts at its first text. */
async function firstPiece(model: BaseChatModel, controller: AbortController): Promise<void> {
  for await (const chunk of await model.stream("Hi", { signal: controller.signal })) {
    if (chunk.text !== "") controller.abort();
  }
}

/** Aborts and timeouts by the caller. */
export const abortCases: readonly ContractCase[] = [
  ...modes.flatMap(([mode, ask]): ContractCase[] => [
    {
      name: `stops when it is aborted, and closes the connection, ${mode}`,
      isOfVendor: true,
      async run({ serve }) {
        const { server, chat } = await serve({ fault: "hang" });
        const controller = new AbortController();
        const asked = rejection(ask(await chat(), { signal: controller.signal }));
        while (server.journal.length === 0) await setTimeout(5);
        controller.abort();
        assertAbort(await settlesWithin(asked, "the call rejects"));
        await assertClosedByClient(server);
      },
    },
    {
      name: `sends no request when it is already aborted, ${mode}`,
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
      name: `throws the caller's TimeoutError after a timeout (${fault}), ${mode}`,
      async run({ serve }) {
        const { server, chat } = await serve({ text, fault });
        const error = await rejection(
          settlesWithin(ask(await chat(), { timeout: 100 }), "a timeout"),
        );
        assert.ok(error instanceof Error);
        assert.equal(error.name, "TimeoutError");
        // On a busy machine, the time can be over before the request arrives.
        if (server.journal.length > 0) await assertClosedByClient(server);
      },
    })),
  ]),
  {
    name: "stops in the middle of a stream when it is aborted",
    async run({ serve }) {
      const { server, chat } = await serve({ text, fault: "stall" });
      assertAbort(
        await settlesWithin(rejection(firstPiece(await chat(), new AbortController())), "an abort"),
      );
      await assertClosedByClient(server);
    },
  },
  {
    name: "closes the connection when the reader stops",
    async run({ serve }) {
      const { server, chat } = await serve({ text, fault: "stall" });
      for await (const chunk of await (await chat()).stream("Hi")) {
        if (chunk.text !== "") break;
      }
      await assertClosedByClient(server);
    },
  },
];
