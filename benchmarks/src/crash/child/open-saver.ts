import type { BaseCheckpointSaver } from "@langchain/langgraph";

/** A saver that every child process opens for itself. */
export type SaverSpec =
  | { readonly type: "sqlite"; readonly path: string }
  | { readonly type: "postgres"; readonly url: string };

/** Opens a saver. Its package is loaded now. */
export async function openSaver(spec: SaverSpec): Promise<BaseCheckpointSaver> {
  if (spec.type === "sqlite") {
    const { SqliteSaver } = await import("/tmp/crash-scratch/node_modules/@langchain/langgraph-checkpoint-sqlite/dist/index.js" as string);
    const saver = SqliteSaver.fromConnString(spec.path);
    saver.db.pragma("busy_timeout = 5000");
    return saver;
  }
  const { PostgresSaver } = await import("/tmp/crash-scratch/node_modules/@langchain/langgraph-checkpoint-postgres/dist/index.js" as string);
  const saver = PostgresSaver.fromConnString(spec.url);
  await saver.setup();
  return saver;
}
