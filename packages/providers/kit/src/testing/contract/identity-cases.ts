import assert from "node:assert/strict";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { assertNoKey } from "./ask.js";
import { type ContractCase, testKey } from "./contract-case.js";

/** The identity of a model in a cache. */
function identityOf(model: BaseChatModel): string {
  return JSON.stringify(model._identifyingParams());
}

/** The identity of models in caches. */
export const identityCases: readonly ContractCase[] = [
  {
    name: "identifies a model by its address",
    async run({ create, model }) {
      const [here, again, elsewhere] = await Promise.all(
        ["http://127.0.0.1:1/v1", "http://127.0.0.1:1/v1", "http://127.0.0.1:2/v1"].map(
          async (baseUrl) => identityOf(await create({ baseUrl, apiKey: testKey }).chat(model, {})),
        ),
      );
      assert.equal(again, here);
      assert.notEqual(elsewhere, here);
    },
  },
  {
    name: "identifies a model by its id and each of its parameters",
    async run({ create, model }) {
      const provider = create({ baseUrl: "http://127.0.0.1:1/v1", apiKey: testKey });
      const models = await Promise.all([
        provider.chat(model, {}),
        provider.chat(`${model}-2`, {}),
        provider.chat(model, { temperature: 0 }),
        provider.chat(model, { maxOutputTokens: 77 }),
        provider.chat(model, { topP: 0.9 }),
        provider.chat(model, { stop: ["END"] }),
        provider.chat(model, { seed: 7 }),
      ]);
      assert.equal(new Set(models.map(identityOf)).size, models.length);
    },
  },
  {
    name: "identifies a model without its key",
    async run({ create, model }) {
      const baseUrl = "http://127.0.0.1:1/v1";
      const [one, other] = await Promise.all(
        [testKey, "sk-another-0123456789"].map((apiKey) =>
          create({ baseUrl, apiKey }).chat(model, {}),
        ),
      );
      assert.ok(one !== undefined && other !== undefined);
      assertNoKey(one._identifyingParams());
      assert.equal(identityOf(other), identityOf(one));
    },
  },
];
