import { expect, test } from "vitest";
import { parseUrl } from "./parse-url.js";

test("reads an address, also a relative one with a base", () => {
  expect(parseUrl("http://localhost:1234/v1")?.port).toBe("1234");
  expect(parseUrl("models", "https://api.example.com/v1/")?.pathname).toBe("/v1/models");
});

test.each(["", "localhost", "http://", "http://a:99999", "models"])("%j is no address", (text) => {
  expect(parseUrl(text)).toBeUndefined();
});

test("reads letters beyond ASCII, however often it has read others", () => {
  for (let n = 0; n < 20_000; n += 1) parseUrl("https://books.example/v1");
  const hosts = Array.from({ length: 100 }, () => parseUrl("https://bücher.example/v1")?.host);
  expect(new Set(hosts)).toEqual(new Set(["xn--bcher-kva.example"]));
});
