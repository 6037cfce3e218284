import assert from "node:assert/strict";
import type { Fact } from "../../facts/model-facts.js";
import { parseUrl } from "../../parse-url.js";
import type { ContractCase } from "./contract-case.js";

const dates = new Set(["released", "retired"]);

function isDay(text: unknown): boolean {
  return typeof text === "string" && new Date(text).toJSON()?.slice(0, 10) === text;
}

/** A successor is a model id; every other fact is a date or a number. */
function assertFact(name: string, { value, source, asOf }: Fact<number | string>): void {
  if (dates.has(name)) assert.ok(isDay(value), `${name}: ${value}`);
  else if (name === "successor") assert.match(String(value), /\S/);
  else assert.ok(Number.isFinite(value) && Number(value) >= 0, `${name}: ${value}`);
  assert.ok(parseUrl(source), source);
  assert.ok(isDay(asOf), asOf);
}

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
      const provider = create({});
      for (const id of new Set([model, ...(provider.knownModels ?? [])])) {
        const facts: readonly [string, Fact<number | string>][] = Object.entries(
          provider.facts(id),
        );
        for (const [name, fact] of facts) assertFact(name, fact);
      }
    },
  },
  {
    name: "knows the release and the end of a model in this order",
    async run({ create, model }) {
      const provider = create({});
      for (const id of new Set([model, ...(provider.knownModels ?? [])])) {
        const { released, retired, successor } = provider.facts(id);
        assert.ok((released?.value ?? "") <= (retired?.value ?? "9"), id);
        assert.notEqual(successor?.value, id);
      }
    },
  },
];
