import { EvalInputError } from "../errors/eval-input-error.js";

/** The texts that AlpacaEval's judge compares. */
export interface JudgedOutputs {
  readonly instruction: string;
  /** The baseline's output. */
  readonly baselineOutput: string;
  /** The model's output. */
  readonly output: string;
  /** Whether the model's output comes first. */
  readonly isSwitched: boolean;
}

/** A prompt for a chat model. */
export interface ChatPrompt {
  readonly system?: string;
  readonly user: string;
}

/**
 * The judge's prompt: the template with its three places filled in.
 *
 * Places are filled in order, each at its first occurrence, as the official code does. So an
 * instruction that contains `{output_1}` changes the prompt in the same way as there.
 *
 * @param template - `alpaca_eval_clf.txt` of the data folder, with `{instruction}`, `{output_1}`, `{output_2}`.
 * @param outputs - The instruction and both outputs, with their order.
 * @throws {@link EvalInputError} `INVALID_INPUT` if the template lacks one of the three.
 * @see `utils.make_prompts` of alpaca_eval.
 * @example
 * const outputs = { instruction: "2+2", baselineOutput: "4", output: "5", isSwitched: true };
 * alpacaJudgePrompt("{instruction}: {output_1} or {output_2}?", outputs) // "2+2: 5 or 4?"
 */
export function alpacaJudgePrompt(template: string, outputs: JudgedOutputs): string {
  const { instruction, baselineOutput, output } = outputs;
  const [first, second] = outputs.isSwitched ? [output, baselineOutput] : [baselineOutput, output];
  const texts = new Map([
    ["{instruction}", instruction],
    ["{output_1}", first],
    ["{output_2}", second],
  ]);
  let prompt = template;
  for (const place of placesOf(template)) {
    const text = texts.get(place);
    if (text !== undefined) prompt = prompt.replace(place, () => text);
  }
  return prompt;
}

/** The places in order of their first occurrence in the template. */
function placesOf(template: string): string[] {
  const places = [...new Set(template.match(/\{[^ \s]+?\}/g))];
  const missing = ["{instruction}", "{output_1}", "{output_2}"].find(
    (place) => !places.includes(place),
  );
  if (missing !== undefined) throw placeMissing(missing);
  return places;
}

/**
 * The system and the user message of a prompt with ChatML marks.
 *
 * @param prompt - `<|im_start|>system`, a message, `<|im_end|>`, and the same with `user`. White space around
 *   a message is removed.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there is no user message.
 * @see `utils.prompt_to_chatml` of alpaca_eval.
 * @example
 * chatPromptOf("<|im_start|>user\nHi!\n<|im_end|>") // { user: "Hi!" }
 */
export function chatPromptOf(prompt: string): ChatPrompt {
  const messages = new Map<string, string>();
  for (const part of prompt.split("<|im_start|>").slice(1)) {
    const end = part.indexOf("\n");
    const content = part.slice(end + 1).split("<|im_end|>", 1)[0] ?? "";
    messages.set(part.slice(0, end).trim(), content.trim());
  }
  const [system, user] = [messages.get("system"), messages.get("user")];
  if (user === undefined) throw noUserMessage();
  return system === undefined ? { user } : { system, user };
}

function placeMissing(place: string): EvalInputError {
  return new EvalInputError(
    `The judge's prompt template does not contain ${place}.`,
    "Use alpaca_eval_clf.txt of AlpacaEval, unchanged.",
  );
}

function noUserMessage(): EvalInputError {
  return new EvalInputError(
    "The judge's prompt template has no part `<|im_start|>user`.",
    "Use alpaca_eval_clf.txt of AlpacaEval, unchanged.",
  );
}
