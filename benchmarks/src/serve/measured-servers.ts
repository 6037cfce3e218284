import type { BenchHost } from "./bench-host.js";
import { type Child, startChild } from "./child/start-child.js";
import { PostgresWatch, type PostgresUsage } from "./postgres/postgres-watch.js";
import type { ServedCase } from "./served-case.js";
import type { ServerAnswer, ServerOrder } from "./servers/server-main.js";
import type { Usage } from "./servers/usage.js";

/** What a case has used until now. */
export interface CaseUsage {
  readonly processes: readonly Usage[];
  readonly postgres: PostgresUsage | undefined;
  readonly modelRequests: number;
  readonly refusal: string | undefined;
}

const flags = ["--expose-gc", "--no-warnings"];

/** The processes of a case. */
export class MeasuredServers {
  private constructor(
    private readonly host: BenchHost,
    private readonly children: readonly Child<ServerOrder, ServerAnswer>[],
    private readonly watch: PostgresWatch | undefined,
    readonly urls: readonly string[],
  ) {}

  static async start(host: BenchHost, served: ServedCase): Promise<MeasuredServers> {
    const { url: modelsUrl } = await host.modelUsage();
    const databaseUrl = served.isKept === true ? await host.newDatabase() : undefined;
    const watch = databaseUrl === undefined ? undefined : await PostgresWatch.open(databaseUrl);
    const settings = { ...served, shape: host.shape, modelsUrl, databaseUrl };
    const program = new URL("servers/server-main.js", import.meta.url);
    const children = Array.from({ length: served.processes ?? 1 }, () =>
      startChild<ServerOrder, ServerAnswer>(program, flags),
    );
    const started = await Promise.all(
      children.map((child) => child.ask({ type: "listen", settings })),
    );
    return new MeasuredServers(
      host,
      children,
      watch,
      started.map(({ url }) => url),
    );
  }

  /** @param type - `heap` collects garbage before, which takes time. */
  async usage(type: "usage" | "heap"): Promise<CaseUsage> {
    const { counts } = await this.host.modelUsage();
    return {
      processes: await Promise.all(this.children.map((child) => child.ask({ type }))),
      postgres: await this.watch?.usage(),
      modelRequests: counts.streamed + counts.whole,
      refusal: counts.reason,
    };
  }

  async stop(): Promise<void> {
    await Promise.all(this.children.map((child) => child.stop()));
    await this.watch?.close();
  }
}
