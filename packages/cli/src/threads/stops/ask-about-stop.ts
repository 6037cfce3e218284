import type { MoaApp, RunInput } from "@moagraph/core";
import { pluralize } from "@moagraph/report/words";
import type { Ask } from "../../ask/ask-line.js";
import { numbersOf } from "../../human/ask-person.js";
import { proposalsText } from "../../human/proposals-text.js";
import { typedReply } from "../../human/typed-reply.js";
import { stderr } from "../../text-output.js";
import { replyToStop } from "./reply-to-stop.js";
import type { StoppedRun } from "./stopped-run.js";

/**
 * Shows a person the proposals at which a run has stopped, and applies what the person decides.
 *
 * @returns The input to resume the run with.
 */
export async function askAboutStop(app: MoaApp, stop: StoppedRun, ask: Ask): Promise<RunInput> {
  const { shown } = stop;
  stderr.write(stopText(stop));
  if (shown.length === 0) {
    await ask("Enter continues.");
    return null;
  }
  const numbers = numbersOf(shown.length);
  const question = `Enter continues [${numbers} keeps one, edit ${numbers}, or a text adds one]`;
  const reply = await typedReply(question, shown.length, ask);
  if (reply !== undefined) await replyToStop(app, stop, reply);
  return null;
}

/** Where a run has stopped, and the proposals that come next. */
export function stopText({ nodes, shown }: StoppedRun): string {
  const answers = shown.length === 0 ? "no answers yet" : pluralize(shown.length, "answer");
  return `\nstopped before ${nodes.join(", ")}: ${answers}\n${proposalsText(shown)}`;
}
