import type { BaseCheckpointSaver } from "@langchain/langgraph";

/** A store of threads, which several processes can open. */
export type SaverSpec =
  | { readonly type: "sqlite"; readonly path: string }
  | { readonly type: "postgres"; readonly url: string };

/** A saver with a store that is open. */
export interface OpenSaver {
  readonly saver: BaseCheckpointSaver;
  /** Closes the store. */
  close(): Promise<void>;
}

/** Opens a store. The package of its saver is loaded now. */
export async function openSaver(spec: SaverSpec): Promise<OpenSaver> {
  if (spec.type === "sqlite") {
    const { sqliteSaver } = await import("@moagraph/sqlite");
    const saver = sqliteSaver({ path: spec.path });
    return { saver, close: () => saver.close() };
  }
  const { PostgresSaver } = await import("@langchain/langgraph-checkpoint-postgres");
  const { default: pg } = await import("pg");
  const saver = new PostgresSaver(new pg.Pool({ connectionString: spec.url }));
  return { saver, close: () => saver.end() };
}
