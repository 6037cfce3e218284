import { describe, expect, test } from "vitest";
import { hideKeys } from "./hide-keys.js";

describe("hideKeys", () => {
  test("puts the name of its variable in the place of a key", () => {
    const environment = { OPENAI_API_KEY: "sk-0123456789" };
    expect(hideKeys("Wrong key sk-0123456789!", environment)).toBe("Wrong key [OPENAI_API_KEY]!");
  });

  test("leaves words alone that only stand in for a key", () => {
    expect(hideKeys("There is none.", { OPENAI_COMPATIBLE_API_KEY: "none" })).toBe(
      "There is none.",
    );
  });

  test("leaves other variables alone", () => {
    expect(hideKeys("/home/somebody", { HOME: "/home/somebody" })).toBe("/home/somebody");
  });
});
