import { shortText } from "@moagraph/provider-kit";
import type { CallError } from "../../ledger/call.js";
import { finishWordIn } from "./finish-reason.js";
import { isTruncated, type Reply } from "./reply.js";

/**
 * Why a reply is not usable: it has no text, or is a refusal.
 *
 * @param shown - Shortens a text of the vendor. If there is a `redact` hook, it gets the text first.
 */
export function blankReply(reply: Reply, shown: (text: string) => string = shortText): CallError {
  const { refusal, finishReason, reasoning, toolName } = reply;
  if (refusal !== undefined || finishReason === "refusal")
    return refused(refusal && shown(refusal));
  if (isTruncated(reply)) return cutBeforeText(reasoning);
  if (finishReason === "content-filter") return filtered(finishWordIn(reply.metadata), shown);
  if (toolName !== undefined || finishReason === "tool-calls")
    return toolCall(toolName && shown(toolName));
  const has = reasoning === "" ? "no text" : "reasoning, but no text";
  const word = finishReason === "other" ? finishWordIn(reply.metadata) : undefined;
  const because = word === undefined ? "" : ` (finish reason: ${shown(word)})`;
  return { code: "BLANK_REPLY", message: `The reply has ${has}${because}.` };
}

const otherPrompt = "Rephrase the prompt, or use another model.";

function refused(text = ""): CallError {
  const quoted = text.trim() === "" ? "" : `: ${text}`;
  return { code: "REFUSED", message: sentence(`The model refused${quoted}`), hint: otherPrompt };
}

function cutBeforeText(reasoning: string): CallError {
  const used = reasoning === "" ? "" : ", all of it used for reasoning";
  return {
    code: "REPLY_TRUNCATED",
    message: `The reply reached its output limit${used}, before its text.`,
    hint: "Raise `maxOutputTokens`, or use a model that reasons less.",
  };
}

function filtered(word: string | undefined, shown: (text: string) => string): CallError {
  const said = word === undefined ? "" : ` (${shown(word)})`;
  return {
    code: "CONTENT_FILTERED",
    message: `The vendor's content filter withheld the reply${said}.`,
    hint: otherPrompt,
  };
}

function toolCall(name: string | undefined): CallError {
  const called = name === undefined ? "" : ` \`${name}\``;
  return {
    code: "BLANK_REPLY",
    message: `The reply has no text, only a call of a tool${called}. Only the output can call tools that the caller of the graph gave.`,
    hint: "Give tools with `asChatModel(app).bindTools(tools)`. At other nodes, use a model or endpoint without tools of its own.",
  };
}

function sentence(text: string): string {
  return /[.!?…)]$/.test(text) ? text : `${text}.`;
}
