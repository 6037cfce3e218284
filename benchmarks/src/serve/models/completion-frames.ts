let replies = 0;

function newHead(): { id: string; created: number } {
  replies += 1;
  return { id: `chatcmpl-${replies}`, created: 1_716_336_000 };
}

/** The events of a streamed reply: one for each word. The last one also ends the reply. */
export function completionFrames(
  model: string,
  words: readonly string[],
  prompt: string,
): string[] {
  const head = newHead();
  const event = (fields: object): string =>
    `data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", model, ...fields })}\n\n`;
  const delta = (content: object, finish_reason: string | null): string =>
    event({ choices: [{ index: 0, delta: content, finish_reason }] });
  const frames = words.map((content) => delta({ content }, null));
  frames[0] = delta({ role: "assistant", content: "" }, null) + (frames[0] ?? "");
  const usage = event({ choices: [], usage: usageOf(words, prompt) });
  frames.push(`${frames.pop() ?? ""}${delta({}, "stop")}${usage}data: [DONE]\n\n`);
  return frames;
}

/** A reply that is not streamed. */
export function completionJson(model: string, words: readonly string[], prompt: string): string {
  const message = { role: "assistant", content: words.join("") };
  const choices = [{ index: 0, message, finish_reason: "stop" }];
  const usage = usageOf(words, prompt);
  return JSON.stringify({ ...newHead(), object: "chat.completion", model, choices, usage });
}

function usageOf(words: readonly string[], prompt: string): object {
  const prompt_tokens = Math.ceil(prompt.length / 4);
  const completion_tokens = words.length;
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}
