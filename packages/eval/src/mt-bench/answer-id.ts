import { createHash } from "node:crypto";

/** The characters of FastChat's ids, without those that look alike. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const length = 22;

/**
 * Returns an id in the form of FastChat's answer ids: 22 letters and digits. FastChat draws them at random. Here
 * they follow from the texts, so that the same answers make the same file.
 */
export function answerIdOf(...texts: readonly string[]): string {
  const digest = createHash("sha256").update(JSON.stringify(texts)).digest("hex");
  let rest = BigInt(`0x${digest}`);
  let id = "";
  while (id.length < length) {
    id += alphabet[Number(rest % BigInt(alphabet.length))];
    rest /= BigInt(alphabet.length);
  }
  return id;
}
