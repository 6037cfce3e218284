import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import type { Session } from "../session/session.js";
import { isWithinLimits, readSharedSession } from "./read-shared-session.js";
import { fromBase64Url, toBase64Url } from "./base64-url.js";

/** The version of the format. A link with another one is refused. */
const prefix = "g1.";

/** Longer addresses are cut by some chat programs and proxies. */
export const longestLink = 32_768;

/** A text that unpacks to more is refused. The link itself cannot hold a larger graph. */
const largestPayload = 1_048_576;

/** The fragment that holds a session; `undefined` if it would be too long. */
export function shareFragment(session: Session): string | undefined {
  const { text, format, question, behaviours } = session;
  const payload = JSON.stringify({ text, format, question, behaviours });
  // What a link may not contain is not written into one.
  if (payload.length > largestPayload || !isWithinLimits(session)) return undefined;
  const packed = toBase64Url(deflateSync(strToU8(payload), { level: 9 }));
  const fragment = `#${prefix}${packed}`;
  return fragment.length > longestLink ? undefined : fragment;
}

/** Reads a fragment. Returns the session, or a sentence that says why there is none. */
export function readShareFragment(fragment: string): Session | string {
  if (!fragment.startsWith(`#${prefix}`)) return otherVersion;
  if (fragment.length > longestLink) {
    return `The link has ${fragment.length} characters; at most ${longestLink} are read.`;
  }
  const payload = unpacked(fragment.slice(prefix.length + 1));
  return (payload !== undefined && readSharedSession(payload)) || broken;
}

const broken = "The link is incomplete or was changed. Ask for it again.";

const otherVersion =
  "The link was made by another version of the playground. Ask for a graph file instead.";

function unpacked(encoded: string): unknown {
  try {
    const out = new Uint8Array(largestPayload + 1);
    const bytes = inflateSync(fromBase64Url(encoded), { out });
    return bytes.length > largestPayload ? undefined : JSON.parse(strFromU8(bytes));
  } catch {
    return undefined;
  }
}
