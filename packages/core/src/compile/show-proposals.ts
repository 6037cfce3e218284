import type { AskedModel, Shown } from "../ask/call-request.js";
import { withSystemText } from "../call/conversation.js";
import { synthesisPrompt } from "../call/synthesis-prompt.js";
import type { AskSettings } from "../spec/model-settings.js";
import type { Compilation } from "./compilation.js";
import { instructionOf } from "./instruction.js";
import type { Reading } from "./reading.js";
import type { Site } from "./site.js";

/** What a node shows its model beside the conversation. */
export interface Showing {
  readonly settings: AskSettings;
  /** The instruction, unless the settings have one. */
  readonly instruction: string;
  readonly reading: Reading;
}

/** The conversation with a node's instruction and the proposals it works on in the system message. */
export function showProposals(
  { settings, instruction, reading }: Showing,
  { state: { messages } }: Site,
  { options }: Compilation,
): (model: AskedModel) => Promise<Shown> {
  return async () => {
    const { proposals, notes } = reading;
    const text = await instructionOf(settings, instruction, { messages, proposals }, options);
    return { messages: withSystemText(messages, synthesisPrompt(text, proposals)), notes };
  };
}
