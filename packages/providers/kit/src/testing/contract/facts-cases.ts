import assert from "node:assert/strict";
import type { ContractCase } from "./contract-case.js";

/** The facts that a provider knows without a request. */
export const factsCases: readonly ContractCase[] = [
  {
    name: "has an id without a colon, in lower case",
    async run({ create }) {
      assert.match(create({}).id, /^[a-z][a-z0-9-]*$/);
    },
  },
  {
    name: "has no facts about an unknown model",
    async run({ create }) {
      const provider = create({});
      for (const model of ["no-such-model", "", "constructor"]) {
        assert.deepEqual(provider.facts(model), {});
      }
    },
  },
  {
    name: "gives each fact with its source and date",
    async run({ create, model }) {
      for (const { value, source, asOf } of Object.values(create({}).facts(model))) {
        assert.ok(Number.isFinite(value) && value >= 0);
        assert.ok(URL.canParse(source), source);
        assert.match(asOf, /^\d{4}-\d\d-\d\d$/);
      }
    },
  },
];
