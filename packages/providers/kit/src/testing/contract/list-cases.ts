import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { parseUrl } from "../../parse-url.js";
import type { ListedModel, Provider } from "../../provider.js";
import type { ProviderError } from "../../provider-error.js";
import type { FaultName } from "../fault.js";
import { assertNoKey, providerError, rejection, settlesWithin } from "./ask.js";
import { type Bench, type ContractCase, testKey } from "./contract-case.js";

function listOf(provider: Provider, signal?: AbortSignal): Promise<readonly ListedModel[]> {
  return provider.listModels?.(signal) ?? assert.fail("The provider has no `listModels`.");
}

/** The error of a list. It names the provider, and no model. */
async function listError({ serve }: Bench, listFault: FaultName): Promise<ProviderError> {
  const { server, provider } = await serve({}, { listFault });
  const error = await providerError(settlesWithin(listOf(provider), "an error"));
  assert.match(error.message, new RegExp(`^${provider.id}[ ,]`));
  assert.equal(server.journal.length, 1);
  return error;
}

const faults: readonly (readonly [FaultName, string])[] = [
  ["rate-limited", "RATE_LIMITED"],
  ["server-error", "VENDOR_UNAVAILABLE"],
  ["reset", "CONNECTION_FAILED"],
  ["malformed", "MALFORMED_RESPONSE"],
  ["html", "MALFORMED_RESPONSE"],
  ["empty", "MALFORMED_RESPONSE"],
];

/** The list of models. */
export const listCases: readonly ContractCase[] = [
  {
    name: "lists the models that the vendor serves",
    async run({ serve, model }) {
      const { provider } = await serve({});
      const listed = await listOf(provider);
      assert.deepEqual(
        listed.map(({ id }) => id),
        [model],
      );
      for (const { source, asOf } of Object.values(listed[0]?.facts ?? {})) {
        assert.ok(parseUrl(source), source);
        assert.match(asOf, /^\d{4}-\d\d-\d\d$/);
      }
    },
  },
  {
    name: "throws AUTHENTICATION_FAILED from its list for a wrong key, without showing it",
    async run({ serve, create }) {
      const { baseUrl } = await serve({}, { apiKey: testKey });
      const apiKey = "sk-wrong-0123456789";
      const error = await providerError(listOf(create({ baseUrl, apiKey })));
      assert.equal(error.code, "AUTHENTICATION_FAILED");
      assertNoKey(error, apiKey);
    },
  },
  ...faults.map(([fault, code]): ContractCase => ({
    name: `throws ${code} from its list for ${fault}`,
    async run(bench) {
      assert.equal((await listError(bench, fault)).code, code);
    },
  })),
  {
    name: "stops its list when it is aborted, and closes the connection",
    async run({ serve }) {
      const { server, provider } = await serve({}, { listFault: "hang" });
      const controller = new AbortController();
      const asked = rejection(listOf(provider, controller.signal));
      while (server.journal.length === 0) await setTimeout(5);
      controller.abort();
      const error = await settlesWithin(asked, "the list rejects");
      assert.ok(error instanceof Error);
      assert.equal(error.name, "AbortError");
      await settlesWithin(server.idle(), "the client closes its connection");
      assert.equal(server.journal[0]?.closedByClient, true);
    },
  },
];
