import { didYouMean, nearestName } from "../../errors/nearest-name.js";
import { quote } from "../../errors/quote.js";
import { isRecord } from "../../validate/value/is-record.js";
import type { HumanReply } from "./human-request.js";

/** Why a value is no reply. One sentence on what was found. */
interface ReplyFault {
  readonly fault: string;
}

const keys = ["choice", "text"];

/**
 * Reads what a run was resumed with.
 *
 * @param shown - Number of proposals that the person sees.
 * @returns The reply, or what is wrong with it and what to send.
 */
export function readReply(value: unknown, shown: number): HumanReply | ReplyFault {
  const found = faultIn(value, shown);
  return found === undefined ? (value as HumanReply) : { fault: `${found} ${whatToSend(shown)}` };
}

function faultIn(value: unknown, shown: number): string | undefined {
  if (!isRecord(value)) return `The reply is ${named(value)}.`;
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    const nearest = didYouMean(nearestName(unknown, keys), "Remove it.");
    return `The reply has an unknown key ${quote(unknown)}. ${nearest}`;
  }
  const { choice, text } = value;
  if (choice === undefined && text === undefined) return "The reply has no `choice` and no `text`.";
  return faultInChoice(choice, shown) ?? faultInText(text);
}

function faultInChoice(choice: unknown, shown: number): string | undefined {
  if (choice === undefined) return undefined;
  if (typeof choice !== "number") return `\`choice\` is ${named(choice)}.`;
  const isShown = Number.isInteger(choice) && choice >= 1 && choice <= shown;
  return isShown ? undefined : `\`choice\` is ${choice}, which is the number of no proposal.`;
}

function faultInText(text: unknown): string | undefined {
  if (text === undefined) return undefined;
  if (typeof text !== "string") return `\`text\` is ${named(text)}.`;
  return text.trim() === "" ? "`text` is blank." : undefined;
}

function whatToSend(shown: number): string {
  const numbers = shown === 1 ? "1" : `a number from 1 to ${shown}`;
  return `Send { choice } with ${numbers}, { choice, text } to change that proposal, or { text } for a new answer.`;
}

/** What a value is, for a sentence. It may be long, so it is not shown. */
function named(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
