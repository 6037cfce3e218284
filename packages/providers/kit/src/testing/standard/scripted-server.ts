import { type ModelScript, replySource } from "../model-script.js";
import { startTestServer } from "../test-server.js";
import { type ChatRequest } from "../wire/chat-request.js";
import { chatRequestOf } from "../wire/wire-styles.js";

/** A test server that gets a new script for each case. It answers every model alike. */
export interface ScriptedServer {
  readonly origin: string;
  /** Answers in this way from now on. Returns a function that lists the requests since. */
  answer(script: ModelScript): () => readonly ChatRequest[];
}

/** Runs a function with a test server, which is closed afterwards. */
export async function withScriptedServer<Result>(
  run: (server: ScriptedServer) => Promise<Result>,
): Promise<Result> {
  let [source, first] = [replySource({}), 0];
  const server = await startTestServer({
    models: {
      "*": async (request) => source({ ...request, index: server.journal.length - 1 - first }),
    },
  });
  try {
    return await run({
      origin: server.origin,
      answer(script) {
        const since = server.journal.length;
        [source, first] = [replySource(script), since];
        return () => server.journal.slice(since).map((entry) => chatRequestOf(entry));
      },
    });
  } finally {
    await server.close();
  }
}
