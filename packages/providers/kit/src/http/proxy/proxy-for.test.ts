import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isExcluded } from "./is-excluded.js";
import { proxyFor } from "./proxy-for.js";

const call = { provider: "p", model: "m", keyName: "P_API_KEY", baseUrl: "https://api.x.com/v1" };
const target = "https://api.x.com/v1/chat/completions";

const names = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"];
beforeEach(() => {
  for (const name of names.flatMap((each) => [each, each.toUpperCase()])) {
    vi.stubEnv(name, undefined);
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("proxyFor", () => {
  it.each([
    [{ HTTPS_PROXY: "http://proxy:3128" }, target, "proxy:3128"],
    [{ https_proxy: "http://proxy:3128" }, target, "proxy:3128"],
    [{ https_proxy: "http://lower:1", HTTPS_PROXY: "http://upper:1" }, target, "lower:1"],
    [{ HTTP_PROXY: "http://proxy:3128" }, "http://api.x.com/v1", "proxy:3128"],
    [{ HTTPS_PROXY: "http://proxy:3128" }, "http://api.x.com/v1", undefined],
    [{ HTTP_PROXY: "http://proxy:3128" }, target, "proxy:3128"],
    [{ HTTP_PROXY: "http://a:1", HTTPS_PROXY: "http://b:1" }, target, "b:1"],
    [{ ALL_PROXY: "http://proxy:3128" }, target, "proxy:3128"],
    [{ all_proxy: "socks5h://proxy:1080" }, target, "proxy:1080"],
    [{ HTTPS_PROXY: "proxy:3128" }, target, "proxy:3128"],
    [{ HTTPS_PROXY: " " }, target, undefined],
    [{ HTTPS_PROXY: "http://proxy:3128", NO_PROXY: "x.com" }, target, undefined],
    [{ HTTPS_PROXY: "http://proxy:3128", no_proxy: "other,api.x.com" }, target, undefined],
    [{}, target, undefined],
  ])("with %j, for %s, is %s", (variables, url, host) => {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    expect(proxyFor(call, url)?.url.host).toBe(host);
  });

  it("keeps user name and password out of the address", () => {
    vi.stubEnv("HTTPS_PROXY", "http://me:p%40ss@proxy:3128");
    const proxy = proxyFor(call, target);
    expect(proxy?.url.href).toBe("http://proxy:3128/");
    expect(proxy?.credentials).toEqual({ username: "me", password: "p@ss" });
  });

  it.each(["http://", "ftp://me:hunter2@proxy", "http://me:hunter2@:x", "://"])(
    "refuses %o, without a second attempt, and does not repeat it",
    (value) => {
      vi.stubEnv("HTTPS_PROXY", value);
      expect(() => proxyFor(call, target)).toThrow(
        expect.objectContaining({
          code: "CONNECTION_FAILED",
          isRetryable: false,
          message: "p:m could not be reached: HTTPS_PROXY is not the address of a proxy.",
        }),
      );
    },
  );
});

describe("isExcluded", () => {
  it.each([
    ["https://api.x.com/v1", "api.x.com", true],
    ["https://api.x.com/v1", "API.X.COM.", true],
    ["https://api.x.com/v1", "x.com", true],
    ["https://api.x.com/v1", ".x.com", true],
    ["https://api.x.com/v1", "*.x.com", true],
    ["https://notx.com/v1", "x.com", false],
    ["https://api.x.com/v1", "a, b  x.com", true],
    ["https://api.x.com/v1", "*", true],
    ["https://api.x.com/v1", "x.com:443", true],
    ["https://api.x.com/v1", "x.com:80", false],
    ["http://api.x.com/v1", "x.com:80", true],
    ["http://api.x.com:8000/v1", "x.com:8000", true],
    ["http://localhost:8000/v1", "localhost,127.0.0.1", true],
    ["http://127.0.0.1:8000/v1", "localhost,127.0.0.1", true],
    ["http://[::1]:8000/v1", "::1", true],
    ["http://[::1]:8000/v1", "[::1]", true],
    ["http://[::1]:8000/v1", "[::1]:8000", true],
    ["http://[::1]:8000/v1", "[::1]:9000", false],
    ["http://10.1.2.3/v1", "10.0.0.0/8", true],
    ["http://11.1.2.3/v1", "10.0.0.0/8", false],
    ["http://192.168.1.77/v1", "192.168.1.64/26", true],
    ["http://192.168.1.177/v1", "192.168.1.64/26", false],
    ["http://api.x.com/v1", "10.0.0.0/8", false],
    ["http://10.1.2.3/v1", "10.0.0.0/x", false],
    ["http://api.x.com/v1", "", false],
    ["http://api.x.com/v1", ",.,", false],
  ])("%s with NO_PROXY=%s: %s", (url, noProxy, expected) => {
    expect(isExcluded(new URL(url), noProxy)).toBe(expected);
  });
});
