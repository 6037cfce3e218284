import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beliefsOf } from "./beliefs.js";
import { subjects } from "./fact-base/subjects.js";
import { recall, type SimulatedCall } from "./recall.js";

const anySubject = fc.constantFrom(...subjects);
const anyCall: fc.Arbitrary<SimulatedCall> = fc.record({
  model: fc.string(),
  seed: fc.integer(),
  callSeed: fc.option(fc.integer(), { nil: undefined }),
  temperature: fc.double({ min: 0, max: 2, noNaN: true }),
  sample: fc.integer({ min: 1, max: 50 }),
  conversation: fc.string(),
});

describe("recall", () => {
  it("is the same for the same call", () => {
    fc.assert(
      fc.property(anySubject, anyCall, (subject, call) => {
        expect(recall(subject, { ...call })).toEqual(recall(subject, call));
      }),
    );
  });

  it("returns only claims that the model believes, each once, and at least one", () => {
    fc.assert(
      fc.property(anySubject, anyCall, (subject, call) => {
        const recalled = recall(subject, call);
        expect(beliefsOf(call.model, call.seed, subject)).toEqual(expect.arrayContaining(recalled));
        expect(new Set(recalled).size).toBe(recalled.length);
        expect(recalled.length).toBeGreaterThan(0);
      }),
    );
  });

  it("differs from one sample to the next at any temperature above 0", () => {
    fc.assert(
      fc.property(anySubject, anyCall, fc.integer({ min: 1, max: 10 }), (subject, call, atMost) => {
        fc.pre(call.temperature > 0 && atMost < beliefsOf(call.model, call.seed, subject).length);
        const next = { ...call, sample: call.sample + 1 };
        const [one, other] = [call, next].map((each) => recall(subject, each, atMost).toSorted());
        expect(one).not.toEqual(other);
      }),
    );
  });

  it("returns everything that the model believes at temperature 0, for every sample", () => {
    fc.assert(
      fc.property(anySubject, anyCall, (subject, anyTemperature) => {
        const call = { ...anyTemperature, temperature: 0 };
        const beliefs = beliefsOf(call.model, call.seed, subject);
        expect(recall(subject, call).toSorted()).toEqual(beliefs.toSorted());
        expect(recall(subject, { ...call, sample: call.sample + 1 })).toEqual(
          recall(subject, call),
        );
      }),
    );
  });

  it("depends on the seed of the call and on the conversation", () => {
    const call = { model: "owl", seed: 1, temperature: 0.7, sample: 1, conversation: "Hello" };
    const said = [
      { ...call, callSeed: undefined },
      { ...call, callSeed: 2 },
      { ...call, callSeed: undefined, conversation: "Bonjour" },
    ].map((each) => subjects.map((subject) => recall(subject, each)).join());
    expect(new Set(said).size).toBe(3);
  });
});
