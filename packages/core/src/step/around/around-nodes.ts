// Steps that the caller adds with `before` and `after`, as LangGraph runs them.

import { type BaseMessage, AIMessage, coerceMessageLikeToMessage } from "@langchain/core/messages";
import {
  Command,
  isCommand,
  isGraphBubbleUp,
  type LangGraphRunnableConfig,
} from "@langchain/langgraph";
import { howToPause } from "../../errors/run/how-to-pause.js";
import { StepFailedError } from "../../errors/run/step-failed-error.js";
import { graphEnding } from "../../langgraph/internals/members/graph-ending.js";
import { toCallError } from "../../redact/call-error.js";
import type { Redact } from "../../redact/redact.js";
import type { AddedStep } from "../../runtime/added-step.js";
import type { Compilation } from "../../runtime/compilation.js";
import type { MoaState } from "../../runtime/graph-state.js";
import { tellReplaced } from "./replaced-answer.js";

type Update = Record<string, unknown>;
type Done = Pick<MoaState, "ledger" | "proposals">;

/** What LangGraph runs for a step. */
type AroundNode = (state: MoaState, config: LangGraphRunnableConfig) => Promise<unknown>;

/** A step before the first layer. In a thread, the state still has ledger and answer of the last run. */
export function beforeNode(name: string, step: AddedStep, redact?: Redact): AroundNode {
  const done: Done = { ledger: [], proposals: [] };
  return async (state, config) => runAdded({ name, step, redact, done }, state, config);
}

/** A step after the output. What it writes to the answer and to its message agrees. */
export function afterNode(name: string, step: AddedStep, compilation: Compilation): AroundNode {
  const { redact } = compilation.options;
  return async (state, config) => {
    const result = await runAdded({ name, step, redact, done: state }, state, config);
    const update = isCommand(result) ? (result.update as Update | undefined) : (result as Update);
    const agreed = agreeing(update, state);
    if (agreed === undefined || agreed === update) return result;
    if (agreed["answer"] !== state.answer) {
      tellReplaced(String(agreed["answer"]), state, config, compilation);
    }
    if (!isCommand(result)) return agreed;
    const { graph, goto = [] } = result;
    return new Command({ ...(graph === undefined ? {} : { graph }), goto, update: agreed });
  };
}

interface Added {
  readonly name: string;
  readonly step: AddedStep;
  readonly redact: Redact | undefined;
  readonly done: Done;
}

/** @throws StepFailedError `STEP_FAILED` if the step throws, or returns something else than an update. */
async function runAdded(
  { name, step, redact, done }: Added,
  state: MoaState,
  config: LangGraphRunnableConfig,
): Promise<unknown> {
  let result: unknown;
  try {
    result = await call(step, state, config);
  } catch (cause) {
    const isPause = typeof cause === "object" && cause !== null && isGraphBubbleUp(cause);
    if (isPause || config.signal?.aborted === true) throw cause;
    const { code, message } = toCallError(cause, redact);
    const fault = `threw: ${code === "CALL_FAILED" ? "" : `${code}: `}${message}`;
    const hint =
      graphEnding(cause) === "no-checkpointer"
        ? howToPause
        : `Fix \`${name}\`, or catch the error in it. \`cause\` is what was thrown.`;
    throw new StepFailedError({ step: name, fault, hint, ...doneIn(done), cause });
  }
  if (result === undefined || result === null) return {};
  if (typeof result === "object" && !Array.isArray(result)) return result;
  const fault = `returned ${Array.isArray(result) ? "an array" : `a ${typeof result}`}.`;
  const hint = "Return an object with what it writes, such as `{ messages: [] }`, or nothing.";
  throw new StepFailedError({ step: name, fault, hint, ...doneIn(done) });
}

function call(step: AddedStep, state: MoaState, config: LangGraphRunnableConfig): unknown {
  return typeof step === "function"
    ? step(state, config as never)
    : step.invoke(state, config as never);
}

function doneIn({ ledger, proposals }: Done): Done {
  return { ledger, proposals };
}

/** The update with `answer` and the answer's message as one text, if it writes one of them. */
function agreeing(update: Update | undefined, state: MoaState): Update | undefined {
  if (update === undefined) return undefined;
  const { answer, messages } = update;
  if (typeof answer === "string" && messages === undefined) {
    return answer === state.answer ? update : { ...update, messages: [withText(answer, state)] };
  }
  if (answer !== undefined || messages === undefined) return update;
  const written = assistantsLast(messages);
  return written === undefined ? update : { ...update, answer: written.text };
}

/** The message of the answer with another text. Its id stays, so it replaces the message. */
function withText(content: string, { messages }: MoaState): AIMessage {
  const old = messages.findLast(({ type }) => type === "ai");
  return new AIMessage({
    content,
    id: old?.id ?? crypto.randomUUID(),
    response_metadata: old?.response_metadata ?? {},
    additional_kwargs: {},
  });
}

function assistantsLast(messages: unknown): BaseMessage | undefined {
  const list = Array.isArray(messages) ? messages : [messages];
  const read = list.map((each) => coerceMessageLikeToMessage(each as never));
  return read.findLast(({ type }) => type === "ai");
}
