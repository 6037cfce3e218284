import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../dist/main.js", import.meta.url));

/** A server process. */
export interface ServerProcess {
  readonly url: string;
  /** Ends it, and waits for its end. Returns its exit code, or the signal. */
  readonly end: (signal: "SIGKILL" | "SIGTERM") => Promise<number | string | null>;
}

/** What a process has written until it ended. */
export interface EndedProcess {
  readonly code: number | null;
  readonly stderr: string;
}

/** Starts a server process. Its models are those at `modelsUrl`. */
export async function startProcess(databaseUrl: string, modelsUrl: string): Promise<ServerProcess> {
  const env = {
    DATABASE_URL: databaseUrl,
    PORT: "0",
    TOGETHER_API_KEY: "key-of-the-test",
    TOGETHER_BASE_URL: modelsUrl,
  };
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit") as Promise<[number | null, string | null]>;
  const [line] = await Promise.race([once(child.stdout, "data"), exited]);
  if (child.exitCode !== null) throw new Error("The server process has ended.");
  return {
    url: String(line).replace("Listening on ", "").trim(),
    end: async (signal) => {
      child.kill(signal);
      const [code, killedBy] = await exited;
      return code ?? killedBy;
    },
  };
}

/** Runs a server process that is to end by itself. */
export async function runProcess(env: Readonly<Record<string, string>>): Promise<EndedProcess> {
  const { DATABASE_URL: _own, ...rest } = process.env;
  const child = spawn(process.execPath, [main], {
    env: { ...rest, PORT: "0", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.on("data", (text: Buffer) => void (stderr += String(text)));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stderr };
}
