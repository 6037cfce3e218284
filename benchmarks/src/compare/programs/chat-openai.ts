import { ChatOpenAI } from "@langchain/openai";

/** LangChain's client as its documentation makes it: it asks for usage at the end of streams by itself. */
export function chatOpenAI(model: string, baseUrl: string): ChatOpenAI {
  return new ChatOpenAI({ model, apiKey: "sk-test", configuration: { baseURL: baseUrl } });
}
