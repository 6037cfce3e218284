import { describe, expect, it } from "vitest";
import type { ProviderError } from "../../provider-error.js";
import { errorFromTransport } from "./error-from-transport.js";

const call = { provider: "p", model: "m", keyName: "P_API_KEY", baseUrl: "https://api.x.com/v1" };
const proxy = {
  url: new URL("http://proxy:3128"),
  credentials: { username: "me", password: "hunter2" },
  variable: "HTTPS_PROXY",
};

function failed(code: string, message = "it failed"): Error {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) });
}

const shown = ({ message, hint, isRetryable }: ProviderError): string =>
  `${message} ${hint} ${isRetryable ? "retried" : "once"}`;

describe("errorFromTransport", () => {
  it.each([
    ["DEPTH_ZERO_SELF_SIGNED_CERT", /is self-signed.*NODE_EXTRA_CA_CERTS to a PEM.*once/],
    ["SELF_SIGNED_CERT_IN_CHAIN", /is self-signed.*NODE_EXTRA_CA_CERTS to a PEM.*once/],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /an unknown issuer.*NODE_EXTRA_CA_CERTS to a PEM.*once/],
    ["UNABLE_TO_GET_ISSUER_CERT", /an unknown issuer.*NODE_EXTRA_CA_CERTS to a PEM.*once/],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", /an unknown issuer.*NODE_EXTRA_CA_CERTS to.*once/],
    ["CERT_HAS_EXPIRED", /certificate of api\.x\.com has expired.*Renew.*clock.*once/],
    ["CERT_NOT_YET_VALID", /is not valid yet.*clock.*once/],
    ["ERR_TLS_CERT_ALTNAME_INVALID", /is for another host.*a host name in the certificate.*once/],
    ["CERT_REVOKED", /the TLS connection to api\.x\.com failed.*once/],
    ["ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE", /the TLS connection.*TLS versions.*once/],
    ["ERR_SSL_WRONG_VERSION_NUMBER", /does not answer in HTTPS.*with http:\/\/.*once/],
    ["ERR_SSL_PACKET_LENGTH_TOO_LONG", /does not answer in HTTPS.*once/],
    ["HPE_INVALID_CONSTANT", /does not answer in HTTP .*the protocol.*once/],
    ["ENOTFOUND", /host api\.x\.com was not found.*once/],
    ["EACCES", /does not allow the connection.*once/],
    ["EADDRNOTAVAIL", /is not an address to connect to.*once/],
    ["EAI_AGAIN", /DNS lookup.*retried/],
    ["ECONNREFUSED", /refused the connection.*retried/],
    ["ECONNRESET", /lost the connection.*retried/],
    ["EHOSTUNREACH", /no route to api\.x\.com.*retried/],
    ["ENETUNREACH", /no route to api\.x\.com.*retried/],
    ["ETIMEDOUT", /timed out.*retried/],
    ["UND_ERR_CONNECT_TIMEOUT", /timed out.*retried/],
    ["UND_ERR_HEADERS_TIMEOUT", /timed out.*retried/],
    ["SOMETHING_NEW", /got no response from api\.x\.com \(SOMETHING_NEW\).*retried/],
  ])("explains %s", (code, text) => {
    expect(shown(errorFromTransport(call, failed(code)))).toMatch(text);
  });

  it("names NODE_EXTRA_CA_CERTS only where it helps", () => {
    for (const code of ["CERT_HAS_EXPIRED", "ERR_TLS_CERT_ALTNAME_INVALID", "ECONNREFUSED"]) {
      expect(shown(errorFromTransport(call, failed(code)))).not.toContain("NODE_EXTRA_CA_CERTS");
    }
  });

  it("recognises HTTP where HTTPS was expected by the text of OpenSSL", () => {
    const cause = failed("EPROTO", "write EPROTO 40E7:error:0A00010B:SSL:wrong version number");
    expect(shown(errorFromTransport(call, cause))).toMatch(/does not answer in HTTPS.*once/);
  });

  it("suggests https:// when a server closes a connection of HTTP without a response", () => {
    const http = { ...call, baseUrl: "http://api.x.com/v1" };
    const lost = failed("UND_ERR_SOCKET");
    const sent = { proxy: undefined };
    expect(errorFromTransport(http, lost, sent).hint).toContain("expects HTTPS, use https://");
    expect(errorFromTransport(http, lost).hint).not.toContain("HTTPS");
    expect(errorFromTransport(call, lost, sent).hint).not.toContain("HTTPS");
  });

  it("says that fetch refuses the port", () => {
    const refusing = { ...call, baseUrl: "http://127.0.0.1:6666/v1" };
    const cause = new TypeError("fetch failed", { cause: new Error("bad port") });
    expect(shown(errorFromTransport(refusing, cause))).toMatch(
      /fetch does not allow port 6666\. Serve the API at another port.*once/,
    );
  });

  it.each([
    [
      "ECONNREFUSED",
      "it",
      /the proxy proxy:3128 refused the connection \(ECONNREFUSED\)\..*retried/,
    ],
    ["ENOTFOUND", "it", /the proxy proxy:3128 was not found \(ENOTFOUND\)\..*once/],
    [
      "UND_ERR_ABORTED",
      "Proxy response (407) !== 200",
      /requires a user name and.*\(407\)\..*once/,
    ],
    ["UND_ERR_ABORTED", "Proxy response (403) !== 200", /refused to connect to api\.x\.com.*once/],
    ["UND_ERR_ABORTED", "Proxy response (502) !== 200", /refused to connect.*\(502\)\..*retried/],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "it", /the certificate of api\.x\.com is self-signed/],
  ])("names the proxy, without its password: %s, %s", (code, message, text) => {
    const error = errorFromTransport(call, failed(code, message), { proxy });
    expect(shown(error)).toMatch(text);
    expect(shown(error)).not.toContain("hunter2");
  });

  it("ends with causes in a circle", () => {
    const one = new Error("one");
    const two = new Error("two", { cause: one });
    one.cause = two;
    expect(errorFromTransport(call, one).message).toBe("p:m got no response from api.x.com.");
  });
});
