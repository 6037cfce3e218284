import type { Issue } from "../../errors/issue.js";
import { didYouMean, nearestName } from "../../errors/nearest-name.js";

const parts = ["earlyStarts", "directInvoke", "ownSignals"];

/** Checks the `wiring` option, which plain JavaScript may set to anything. */
export function checkWiring(given: unknown): Issue[] {
  if (given === "fast" || given === "plain") return [];
  if (typeof given !== "object" || given === null || Array.isArray(given)) return [wrong(given)];
  return Object.entries(given).flatMap(([key, value]) => checkPart(key, value));
}

function wrong(given: unknown): Issue {
  const nearest = typeof given === "string" ? nearestName(given, ["fast", "plain"]) : undefined;
  return {
    code: "INVALID_VALUE",
    path: ["options", "wiring"],
    message: `\`wiring\` is ${JSON.stringify(given) ?? typeof given}, which is not a wiring.`,
    hint: didYouMean(
      nearest,
      'Write "fast", "plain", or an object such as { earlyStarts: false }.',
    ),
    nearest,
  };
}

function checkPart(key: string, value: unknown): Issue[] {
  const path = ["options", "wiring", key];
  if (!parts.includes(key)) {
    const nearest = nearestName(key, parts);
    const hint = didYouMean(nearest, `Its parts are ${parts.join(", ")}.`);
    const message = `\`wiring\` has no part \`${key}\`.`;
    return [{ code: "UNKNOWN_KEY", path, message, hint, nearest }];
  }
  if (value === undefined || typeof value === "boolean") return [];
  const message = `\`wiring.${key}\` is ${JSON.stringify(value) ?? typeof value}, but must be true or false.`;
  return [{ code: "WRONG_TYPE", path, message, hint: "Write `false` to switch the part off." }];
}
