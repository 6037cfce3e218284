import { describe, expect, test } from "vitest";
import { hideKeys } from "./hide-keys.js";

describe("hideKeys", () => {
  test("replaces a key with the name of its variable", () => {
    const environment = { OPENAI_API_KEY: "sk-0123456789" };
    expect(hideKeys("Wrong key sk-0123456789!", environment)).toBe("Wrong key [OPENAI_API_KEY]!");
  });

  const hostile = 'q"\\\té/&<+12345678';
  test.each([
    ["as it is", hostile],
    ["in a URL", encodeURIComponent(hostile)],
    ["in JSON", JSON.stringify(hostile)],
    ["in JSON within JSON", JSON.stringify(JSON.stringify({ key: hostile }))],
    ["in JSON of PHP", JSON.stringify(hostile).replaceAll("/", String.raw`\/`)],
    ["in JSON of Python", JSON.stringify(hostile).replace("é", String.raw`\u00e9`)],
    [
      "in JSON of Go",
      JSON.stringify(hostile)
        .replace("&", String.raw`\u0026`)
        .replace("<", String.raw`\u003c`),
    ],
    ["between quotes", `"${hostile.replaceAll('"', String.raw`\"`)}"`],
  ])("hides a key with quotes and backslashes %s", (_, text) => {
    const shown = hideKeys(`Wrong key: ${text}.`, { A_API_KEY: hostile });
    expect(shown).toContain("[A_API_KEY]");
    expect(shown).not.toContain("12345678");
  });

  test.each(["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_BEARER_TOKEN_BEDROCK"])(
    "hides the secret of %s",
    (name) => {
      expect(hideKeys("It is q1w2e3r4t5.", { [name]: "q1w2e3r4t5" })).toBe(`It is [${name}].`);
    },
  );

  test.each(["HTTPS_PROXY", "http_proxy"])("hides the password in %s", (name) => {
    const environment = { [name]: "http://ada:p%40ssword1@proxy.test:3128" };
    expect(hideKeys("http://ada:p%40ssword1@proxy.test:3128 or p@ssword1", environment)).toBe(
      `http://ada:[${name}]@proxy.test:3128 or [${name}]`,
    );
  });

  test("keeps a proxy without a password, and a proxy that is no URL", () => {
    const environment = { HTTPS_PROXY: "http://proxy.test:3128", HTTP_PROXY: "proxy.test:8080" };
    const text = "http://proxy.test:3128 proxy.test:8080";
    expect(hideKeys(text, environment)).toBe(text);
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
