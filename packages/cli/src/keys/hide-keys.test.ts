import { describe, expect, test } from "vitest";
import { hideKeys } from "./hide-keys.js";

describe("hideKeys", () => {
  test("replaces a key with the name of its variable", () => {
    const environment = { OPENAI_API_KEY: "sk-0123456789" };
    expect(hideKeys("Wrong key sk-0123456789!", environment)).toBe("Wrong key [OPENAI_API_KEY]!");
  });

  test("keeps placeholder values", () => {
    expect(hideKeys("There is none.", { OPENAI_COMPATIBLE_API_KEY: "none" })).toBe(
      "There is none.",
    );
  });

  test("keeps other variables", () => {
    expect(hideKeys("/home/somebody", { HOME: "/home/somebody" })).toBe("/home/somebody");
  });
});
