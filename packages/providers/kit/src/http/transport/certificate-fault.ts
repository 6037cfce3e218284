import type { Failure, Target, TransportFault } from "./transport-fault.js";

const unknownIssuer: ReadonlySet<string> = new Set([
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);
const outOfDate: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "has expired",
  CERT_NOT_YET_VALID: "is not valid yet",
};
const otherHost: ReadonlySet<string> = new Set([
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "HOSTNAME_MISMATCH",
]);
const notTls =
  /ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNKNOWN_PROTOCOL|HTTP_REQUEST)|wrong version number|packet length too long|unknown protocol/i;

/** Faults of certificates and of TLS. The next attempt would meet the same certificate. */
export function certificateFault(
  { code, messages }: Failure,
  target: Target,
): TransportFault | undefined {
  const { host } = target;
  if (unknownIssuer.has(code)) return privateCertificate(code, host);
  if (outOfDate[code] !== undefined) {
    return refused(
      `the certificate of ${host} ${outOfDate[code]}`,
      `Renew the certificate of ${host}, and check the clock of this machine.`,
    );
  }
  if (otherHost.has(code)) {
    return refused(
      `the certificate of ${host} is for another host`,
      "Set the base URL to a host name in the certificate.",
    );
  }
  if ([code, ...messages].some((text) => notTls.test(text))) return plainHttp(target);
  if (/^(CERT_|CRL_|ERR_SSL_|ERR_TLS_|ERR_OSSL_|UNABLE_TO_|EPROTO$|INVALID_CA$)/.test(code)) {
    return refused(
      `the TLS connection to ${host} failed`,
      `Check the certificate and the TLS versions of ${host}.`,
    );
  }
  return undefined;
}

function privateCertificate(code: string, host: string): TransportFault {
  const issue = code.includes("SELF_SIGNED") ? "self-signed" : "from an unknown issuer";
  return refused(
    // Where many errors are shown, only their messages are.
    `the certificate of ${host} is ${issue}, and NODE_EXTRA_CA_CERTS does not name it`,
    "If you trust it, set NODE_EXTRA_CA_CERTS to a PEM file with the certificate of its issuer, before Node.js starts.",
  );
}

function plainHttp({ host, baseUrl }: Target): TransportFault {
  return refused(
    `${host} does not answer in HTTPS`,
    `If the server speaks HTTP, begin the base URL with http://. It is ${baseUrl}.`,
  );
}

function refused(reason: string, hint: string): TransportFault {
  return { says: `could not be reached: ${reason}`, hint, isRetryable: false };
}
