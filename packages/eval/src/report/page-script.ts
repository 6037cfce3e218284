import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

/** The script of a page, bundled from `page/main.tsx` by the build. */
export interface PageScript {
  readonly text: string;
  /** Its hash in a content security policy. No other script runs in the page. */
  readonly hash: string;
}

// The same file for the sources in src/report/ and for the built files in dist/report/.
const bundle = new URL("../../dist/report/page/main.js", import.meta.url);

/** Reads the script of a page. */
export async function pageScript(): Promise<PageScript> {
  const text = (await readFile(bundle, "utf8")).replaceAll(/<(?=\/script|!--)/gi, String.raw`\x3c`);
  const digest = createHash("sha256").update(text).digest("base64");
  return { text, hash: `sha256-${digest}` };
}
