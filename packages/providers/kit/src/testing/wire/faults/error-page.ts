import type { HttpFault } from "../../fault.js";

/** What a gateway in front of an API sends. */
export const errorPage: HttpFault = {
  status: 502,
  headers: { "content-type": "text/html" },
  body: "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>",
};
