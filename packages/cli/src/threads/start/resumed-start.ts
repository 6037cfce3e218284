import type { HumanReply, HumanRequest, RunInput } from "@moagraph/core";
import type { Ask } from "../../ask/ask-line.js";
import { UsageError } from "../../errors/usage-error.js";
import { replyOf } from "../../human/find-person.js";
import type { Interrupts } from "../../human/person.js";
import { withOptions } from "../../options/graph-options.js";
import { targetGraph } from "../../panel/target-graph.js";
import { orStopped } from "../../process/or-stopped.js";
import { readPrompt } from "../../read-prompt.js";
import { checkNodes } from "./check-nodes.js";
import { noProposal, replyToStop } from "../stops/reply-to-stop.js";
import { resumedOrigin } from "./resumed-origin.js";
import type { SavedRun } from "../saved/saved-run.js";
import { findStop } from "../stops/stopped-run.js";
import { threadConfig } from "../saved/thread-config.js";
import type { AskedRun, ThreadStart } from "./thread-start.js";
import { notWaiting } from "../stops/not-waiting.js";

/**
 * Resumes the last run of a thread.
 *
 * @param ask - Asks a person on the terminal, if there is one.
 * @throws {@link UsageError} `WRONG_ARGUMENTS` if the arguments do not fit to the run.
 */
export async function resumedStart(
  asked: AskedRun,
  saved: SavedRun,
  ask: Ask | undefined,
): Promise<ThreadStart> {
  const { options, signal } = asked;
  const { target, origin } = resumedOrigin(saved, asked);
  const unchanged = await orStopped(signal, targetGraph(target, origin.options));
  const graph = withOptions(unchanged, origin.options);
  checkNodes("--interrupt-before", origin.interruptBefore ?? [], graph);
  checkNodes("--from", options.from ?? [], graph, Object.keys(graph.nodes));
  await checkQuestion(asked, saved);
  const reply = givenReply(asked, saved);
  return {
    origin,
    unchanged,
    graph,
    question: saved.question,
    input: async (app) => {
      const [first, ...others] = options.from ?? [];
      if (first !== undefined) return (await import("@moagraph/core")).rerunFrom(first, ...others);
      const [request] = saved.asked;
      if (request !== undefined) return replied(saved.asked, reply, ask);
      if (reply !== undefined) {
        await replyToStop(app, await findStop(app, threadConfig(saved.thread), graph), reply);
      }
      return null;
    },
  };
}

/** The input with the reply to the first of what a person is asked, or to all on the terminal. */
async function replied(
  requests: Interrupts,
  reply: HumanReply | undefined,
  ask: Ask | undefined,
): Promise<RunInput> {
  if (reply === undefined && ask !== undefined) return replyOf(requests, ask);
  const { Command } = await import("@langchain/langgraph");
  return new Command({ resume: { [String(requests[0]?.id)]: reply } });
}

/** The question may be given again: a command is easily repeated with one more option. */
async function checkQuestion({ prompt, signal }: AskedRun, saved: SavedRun): Promise<void> {
  if (prompt === undefined) return;
  if ((await orStopped(signal, readPrompt(prompt))) === saved.question) return;
  throw new UsageError({
    code: "WRONG_ARGUMENTS",
    message: `The prompt is not the question of the run that thread \`${saved.thread}\` resumes.`,
    hint: "Leave the prompt out. To ask a new question in the thread, leave --resume out.",
  });
}

/**
 * What a person decided, from the options.
 *
 * @throws {@link UsageError} `WRONG_ARGUMENTS` if the run waits for no person, or for another number.
 */
function givenReply({ options }: AskedRun, saved: SavedRun): HumanReply | undefined {
  const { choose: choice, text } = options;
  if (choice === undefined && text === undefined) return undefined;
  const [request] = saved.asked;
  if (request === undefined && saved.stoppedBefore.length === 0) throw notWaiting(saved);
  const { proposals } = (request?.value ?? { proposals: undefined }) as Partial<HumanRequest>;
  if (choice === undefined) return { text: text ?? "" };
  if (proposals !== undefined && choice > proposals.length) {
    throw noProposal(choice, proposals.length);
  }
  return text === undefined ? { choice } : { choice, text };
}
