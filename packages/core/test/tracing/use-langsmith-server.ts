import { afterEach, beforeEach } from "vitest";
import { LangSmithServer } from "./langsmith-server.js";

/** Each test of the file gets a server of its own. */
export function useLangSmithServer(): { server: LangSmithServer } {
  const langSmith = {} as { server: LangSmithServer };
  beforeEach(async () => {
    langSmith.server = await LangSmithServer.start();
  });
  afterEach(async () => {
    await langSmith.server.runs();
    await langSmith.server.close();
  });
  return langSmith;
}
