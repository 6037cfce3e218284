import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.js";

describe("canonicalJson", () => {
  test("writes the keys of objects in order, at every depth, and leaves lists as they are", () => {
    expect(canonicalJson({ b: [3, { d: 1, c: 2 }, 1], a: null })).toBe(
      '{"a":null,"b":[3,{"c":2,"d":1},1]}',
    );
  });

  test("leaves out what JSON leaves out", () => {
    expect(canonicalJson({ a: undefined, b: () => 1, c: 0 })).toBe('{"c":0}');
  });

  test("tells bytes apart", () => {
    const [one, other] = [
      [1, 2],
      [1, 3],
    ].map((bytes) => canonicalJson(Uint8Array.from(bytes)));
    expect(one).not.toBe(other);
  });

  test("keeps all that JSON keeps", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("is the same text for any order of keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
    );
  });

  test("refuses what goes round in a circle", () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    expect(() => canonicalJson(circle)).toThrow(TypeError);
  });
});
