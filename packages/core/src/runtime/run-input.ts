import { coerceMessageLikeToMessage, isBaseMessage } from "@langchain/core/messages";
import { type CommandInstance, isCommand } from "@langchain/langgraph";
import type { TypeProblem } from "../errors/type-problem.js";
import { InvalidInputError } from "../errors/run/invalid-input-error.js";
import { nearestName } from "../errors/nearest-name.js";
import { isRecord } from "../validate/value/is-record.js";
import type { MoaInput } from "./graph-state.js";
import { isRerun, type RerunInput } from "./threads/rerun-from.js";

/**
 * What a run can be started with: a question as a string, a conversation, a LangGraph `Command`, `null` to
 * resume an interrupted thread, or `rerunFrom("node")` to keep results of the thread's last run.
 */
export type RunInput = string | MoaInput | CommandInstance | RerunInput | null;

/**
 * Accepts a {@link RunInput}. For anything else, the compile-time error says what to pass. `NodeName` is the
 * names of the graph's nodes, which `rerunFrom` may name.
 */
export type CheckedInput<Input, NodeName extends string = string> = Input extends RunInput
  ? UnknownNode<Input, NodeName> extends infer Name extends string
    ? [Name] extends [never]
      ? unknown
      : TypeProblem<`rerunFrom names "${Name}", which is no node of the graph.`>
    : never
  : TypeProblem<"The input of a run needs `messages`. Pass a question as a string, or { messages: … }.">;

type UnknownNode<Input, NodeName extends string> =
  Input extends RerunInput<infer Name> ? Exclude<Name, NodeName> : never;

/**
 * The input as LangGraph takes it: a string becomes a conversation. What {@link rerunFrom} makes stays.
 *
 * @throws {@link InvalidInputError} `INVALID_INPUT` if the input is not a {@link RunInput}.
 */
export function readInput(input: unknown): Exclude<RunInput, string> {
  if (typeof input === "string") return { messages: input };
  if (input === null || isCommand(input) || isRerun(input)) return input;
  if (isBaseMessage(input))
    throw new InvalidInputError("The input of the run is a message.", { hint: wrapHint });
  if (Array.isArray(input))
    throw new InvalidInputError("The input of the run is an array.", { hint: wrapHint });
  if (!isRecord(input)) throw new InvalidInputError(`The input of the run is ${named(input)}.`);
  if (!("messages" in input)) throw new InvalidInputError(withoutMessages(Object.keys(input)));
  checkMessages(input["messages"]);
  return input as unknown as MoaInput;
}

const wrapHint = "Pass a question as a string, or wrap messages: `{ messages: [...] }`.";

function withoutMessages(keys: readonly string[]): string {
  const missing = "The input of the run has no `messages`";
  const nearest = nearestName("messages", keys);
  return nearest === undefined ? `${missing}.` : `${missing}, but \`${nearest}\`.`;
}

/** As in LangGraph, an array is a list of messages, never one message written as a pair. */
function checkMessages(messages: unknown): void {
  if (!Array.isArray(messages)) return checkMessage(messages, "messages");
  for (const [at, message] of messages.entries()) checkMessage(message, `messages[${at}]`);
}

function checkMessage(message: unknown, path: string): void {
  if (isBaseMessage(message)) return;
  const found = `\`${path}\` in the input of the run is ${named(message)}`;
  if (typeof message !== "string" && (typeof message !== "object" || message === null)) {
    throw new InvalidInputError(`${found}, not a message.`);
  }
  try {
    coerceMessageLikeToMessage(message as never);
  } catch (cause) {
    throw new InvalidInputError(`${found} that LangChain cannot read as a message.`, { cause });
  }
}

/** What a value is, for a sentence. */
function named(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
