import assert from "node:assert/strict";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { assertNoKey } from "./ask.js";
import { type ContractCase, testKey } from "./contract-case.js";
import { withEnvironment } from "./with-globals.js";

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
    name: "tells accounts apart, by keys that it does not show",
    async run({ create, model, envPrefix }) {
      const baseUrl = "http://127.0.0.1:1/v1";
      const keys = [testKey, "sk-another-0123456789"];
      const providers = keys.map((apiKey) => create({ baseUrl, apiKey }));
      const models = await Promise.all(providers.map((each) => each.chat(model, {})));
      for (const each of models) assertNoKey(each._identifyingParams());
      const accounts = providers.map((each) => each.account?.());
      assertNoKey(accounts);
      assert.equal(new Set(models.map(identityOf)).size, 2);
      assert.equal(new Set(accounts).size, 2);
      const variables = { [`${envPrefix}_API_KEY`]: testKey, [`${envPrefix}_BASE_URL`]: baseUrl };
      await withEnvironment(variables, async () => {
        const provider = create({});
        assert.equal(provider.account?.(), accounts[0]);
        assert.equal(identityOf(await provider.chat(model, {})), identityOf(models[0]!));
      });
    },
  },
  {
    name: "names its account even without a key",
    async run({ create, envPrefix }) {
      await withEnvironment({ [`${envPrefix}_API_KEY`]: undefined }, async () => {
        assert.equal(create({}).account?.(), create({}).account?.());
      });
    },
  },
];
