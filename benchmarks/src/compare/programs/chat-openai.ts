import { ChatOpenAI } from "@langchain/openai";

/**
 * LangChain's client with the settings of its documentation. It requests usage at the end of
 * streams by default.
 */
export function chatOpenAI(model: string, baseUrl: string): ChatOpenAI {
  return new ChatOpenAI({ model, apiKey: "sk-test", configuration: { baseURL: baseUrl } });
}
