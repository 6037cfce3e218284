import { hideKeys } from "../keys/hide-keys.js";

/**
 * Whether a graph can name this model: its id is one line of text, and quotes none of the user's API
 * keys. The ids come from servers.
 */
export function isUsableId(id: string): boolean {
  return /^\P{Cc}+$/u.test(id) && hideKeys(id) === id;
}
