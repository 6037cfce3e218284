import { modelIdOf } from "@moagraph/core/graph";
/** Words in the ids of models that do not answer prompts with text. */
const otherTasks =
  /embed|rerank|moderation|guard|whisper|transcri|tts|speech|audio|realtime|dall-e|image|imagen|video|veo|sora|ocr|clip|bge-/;

/** Whether a model answers prompts with text, as far as its id shows. */
export function isChatModel(model: string): boolean {
  return !otherTasks.test(modelIdOf(model).toLowerCase());
}
