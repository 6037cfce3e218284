import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../dist/main.js", import.meta.url));

/** A signal that ends a process. */
export type EndSignal = "SIGINT" | "SIGKILL" | "SIGTERM";

/** A server process. */
export interface ServerProcess {
  readonly url: string;
  /** Sends it signals, and waits for its end. Returns its exit code, or the signal. */
  readonly end: (...signals: readonly EndSignal[]) => Promise<number | string | null>;
}

/** What a process has written until it ended. */
export interface EndedProcess {
  readonly code: number | null;
  readonly stderr: string;
}

/** Starts a server process. Its models are those at `modelsUrl`. */
export async function startProcess(databaseUrl: string, modelsUrl: string): Promise<ServerProcess> {
  const settings = {
    DATABASE_URL: databaseUrl,
    PORT: "0",
    TOGETHER_API_KEY: "key-of-the-test",
    TOGETHER_BASE_URL: modelsUrl,
  };
  const env = { ...process.env, ...settings };
  return listening(spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "inherit"] }));
}

/**
 * Starts LangGraph's own development server with `langgraph.json` and simulated models.
 *
 * @param folder - It saves its threads there.
 */
export async function startOfficialServer(folder: string): Promise<ServerProcess> {
  const { TOGETHER_API_KEY: _key, ...env } = process.env;
  const program = fileURLToPath(new URL("official-server.mjs", import.meta.url));
  const stdio = ["ignore" as const, "pipe" as const, "inherit" as const];
  return listening(spawn(process.execPath, [program], { cwd: folder, env, stdio }));
}

/** Runs a server process that is to end by itself, without a database. */
export async function runWithoutDatabase(): Promise<EndedProcess> {
  const { DATABASE_URL: _own, ...env } = process.env;
  const child = spawn(process.execPath, [main], { env, stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (text: Buffer) => void (stderr += String(text)));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stderr };
}

async function listening(child: ChildProcess): Promise<ServerProcess> {
  const exited = once(child, "exit") as Promise<[number | null, string | null]>;
  const url = await Promise.race([urlIn(child), exited]);
  if (typeof url !== "string") throw new Error("The server process has ended.");
  return {
    url,
    end: async (...signals) => {
      for (const signal of signals) child.kill(signal);
      const [code, killedBy] = await exited;
      return code ?? killedBy;
    },
  };
}

// It reads on after the address: a process whose output is not read would stop.
async function urlIn({ stdout }: ChildProcess): Promise<string> {
  let written = "";
  return new Promise((resolve) => {
    stdout?.on("data", (chunk: Buffer) => {
      written += String(chunk);
      const url = /^Listening on (\S+)\n/m.exec(written)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}
