import { type PostgresServer, startPostgres } from "@moagraph/test-postgres";
import type { Shape } from "../compare/shape.js";
import { type Child, startChild } from "./child/start-child.js";
import type { ModelServerAnswer, ModelServerOrder } from "./models/model-server-main.js";
import type { Pace } from "./pace.js";
import { watchedSettings } from "./postgres/postgres-watch.js";

/** What all cases share: the models, and a PostgreSQL server. */
export class BenchHost {
  private readonly models: Child<ModelServerOrder, ModelServerAnswer> = startChild(
    new URL("models/model-server-main.js", import.meta.url),
  );

  private constructor(
    readonly shape: Shape,
    private readonly postgres: PostgresServer,
  ) {}

  static async start(shape: Shape): Promise<BenchHost> {
    return new BenchHost(shape, await startPostgres(watchedSettings));
  }

  /** Sets the pace of all models. */
  setPace(pace: Pace): Promise<ModelServerAnswer> {
    return this.models.ask({ type: "script", script: { shape: this.shape, pace } });
  }

  /** The requests to all models so far. */
  modelUsage(): Promise<ModelServerAnswer> {
    return this.models.ask({ type: "usage" });
  }

  /** Creates an empty database. Returns its connection string. */
  newDatabase(): Promise<string> {
    return this.postgres.createDatabase();
  }

  async close(): Promise<void> {
    await Promise.all([this.models.stop(), this.postgres.close()]);
  }
}
