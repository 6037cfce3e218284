import { docsBase } from "@moagraph/provider-kit";

/**
 * The path of the site. `DOCS_BASE=/x/ npm run docs` builds a copy for another path than that of `docsBase`.
 *
 * @type {string}
 */
export const base = process.env["DOCS_BASE"] ?? new URL(docsBase).pathname;
