import type { BaseCheckpointSaver } from "@langchain/langgraph";

/** A saver that every process opens for itself. */
export type SaverSpec =
  | { readonly type: "sqlite"; readonly path: string }
  | { readonly type: "postgres"; readonly url: string };

/** Opens a saver. Its package is loaded now. */
export async function openSaver(spec: SaverSpec): Promise<BaseCheckpointSaver> {
  if (spec.type === "sqlite") {
    const { sqliteSaver } = await import("@moagraph/sqlite");
    return sqliteSaver({ path: spec.path });
  }
  const { PostgresSaver } = await import("@langchain/langgraph-checkpoint-postgres");
  const { default: pg } = await import("pg");
  return new PostgresSaver(new pg.Pool({ connectionString: spec.url }));
}
