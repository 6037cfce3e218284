import { coerceMessageLikeToMessage } from "@langchain/core/messages";
import { type Command, END, isCommand, Overwrite } from "@langchain/langgraph";
import { classOrTypeName } from "../../errors/class-or-type-name.js";
import { didYouMean, nearestName } from "../../errors/nearest-name.js";
import { quote } from "../../errors/quote.js";
import type { MoaState } from "../../runtime/graph-state.js";
import { reservedNames } from "../../validate/rules/usable-names.js";
import { isRecord } from "../../validate/value/is-record.js";

/** What a step writes, by channel. */
export type Update = Readonly<Record<string, unknown>>;

/** What a step returned. */
export interface StepResult {
  readonly update: Update;
  /** Whether it ends the run, by `goto: END`. */
  readonly isEnd: boolean;
  /** A `Command` to the graph around this one, which LangGraph reads. */
  readonly toParent?: Command;
}

/** Why what a step returned is no update. */
export interface UpdateFault {
  /** What the step did. */
  readonly fault: string;
  readonly hint: string;
}

/** What a step may return depends on the state and on the channels of `stateSchema`. */
export interface UpdateContext {
  readonly state: MoaState;
  readonly channels: readonly string[];
}

/** Reads what a step of `before` or `after` returned. */
export function readUpdate(result: unknown, context: UpdateContext): StepResult | UpdateFault {
  if (result === undefined || result === null) return { update: {}, isEnd: false };
  if (isCommand(result)) return readCommand(result, context);
  return isPlainObject(result) ? readFields(result, context, false) : notAnUpdate(result);
}

function readCommand(command: Command, context: UpdateContext): StepResult | UpdateFault {
  const { graph, goto = [], update = {} } = command;
  if (graph !== undefined) return { update: {}, isEnd: false, toParent: command };
  const targets = [goto].flat().map((each) => (typeof each === "string" ? each : each.node));
  const wrong = targets.find((target) => target !== END);
  if (wrong !== undefined) {
    const hint = "Remove `goto`: steps run one after the other. `goto: END` ends the run.";
    return { fault: `returned a \`Command\` that leads to ${quote(wrong)}.`, hint };
  }
  const fields: unknown = Array.isArray(update) ? Object.fromEntries(update) : update;
  return isPlainObject(fields)
    ? readFields(fields, context, targets.length > 0)
    : notAnUpdate(fields);
}

function readFields(
  fields: Update,
  { state, channels }: UpdateContext,
  isEnd: boolean,
): StepResult | UpdateFault {
  // A step may return a copy of the whole state. What it left as it is, it does not write.
  const isCopy = "runStart" in fields;
  const update: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const isOurs = reservedNames.includes(name);
    const mayKeep = isCopy || (isOurs && !isWritable(name));
    const isKept = mayKeep && value === state[name as keyof MoaState];
    if (value === undefined || isKept) continue;
    const fault = isOurs ? checkOwn(name, value) : checkAdded(name, channels);
    if (fault !== undefined) return fault;
    update[name] = value;
  }
  return { update, isEnd };
}

function isWritable(name: string): boolean {
  return name === "messages" || name === "answer";
}

function checkAdded(name: string, channels: readonly string[]): UpdateFault | undefined {
  if (channels.includes(name)) return undefined;
  const nearest = nearestName(name, ["messages", "answer", ...channels]);
  const hint = didYouMean(
    nearest,
    `Define ${quote(name)} in \`stateSchema\`, or do not return it.`,
  );
  return { fault: `returned ${quote(name)}, which is no channel of the state.`, hint };
}

function checkOwn(name: string, value: unknown): UpdateFault | undefined {
  if (name === "messages") return checkMessages(value);
  if (name === "answer") {
    if (typeof value === "string") return undefined;
    return { fault: `returned ${classOrTypeName(value)} as \`answer\`.`, hint: "Return a text." };
  }
  const hint = "Return `messages`, `answer` and channels of `stateSchema` only.";
  return { fault: `returned ${quote(name)}, which steps cannot write.`, hint };
}

function checkMessages(messages: unknown): UpdateFault | undefined {
  const list = messagesIn(messages);
  const at = list.findIndex((message) => !isMessage(message));
  if (at === -1) return undefined;
  const place = Array.isArray(messages) ? `\`messages[${at}]\`` : "`messages`";
  return {
    fault: `returned ${classOrTypeName(list[at])} as ${place}, which is no message.`,
    hint: 'Return messages of LangChain, such as `{ messages: [new SystemMessage("…")] }`.',
  };
}

/** The messages that a step writes, as it gave them. */
export function messagesIn(messages: unknown): readonly unknown[] {
  const given: unknown = Overwrite.isInstance(messages) ? messages.value : messages;
  return Array.isArray(given) ? given : [given];
}

function isMessage(message: unknown): boolean {
  try {
    coerceMessageLikeToMessage(message as never);
    return true;
  } catch {
    return false;
  }
}

/** Not an instance of a class: LangGraph would read the fields of a message as channels. */
function isPlainObject(value: unknown): value is Update {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function notAnUpdate(result: unknown): UpdateFault {
  const hint = "Return an object with what it writes, such as `{ messages: [] }`, or nothing.";
  return { fault: `returned ${classOrTypeName(result)}.`, hint };
}
