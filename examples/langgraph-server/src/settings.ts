import { hostnameOf } from "./allowed-hosts.js";
import type { ServerOptions } from "./start-server.js";
import { ServerError } from "./server-error.js";

/**
 * Reads what the server is started with from environment variables. An empty variable is like one that is not set.
 *
 * @throws {ServerError} `NO_DATABASE` without `DATABASE_URL`, `INVALID_SETTING` for a port, a number of
 * connections or a host that cannot be used.
 */
export function settingsIn(env: NodeJS.ProcessEnv): ServerOptions {
  const { DATABASE_URL: databaseUrl, HOST: host } = env;
  if (databaseUrl === undefined || databaseUrl === "") throw noDatabase();
  return {
    databaseUrl,
    // An empty host would be every address of the machine.
    host: host === undefined || host === "" ? "127.0.0.1" : host,
    port: numberIn(env, "PORT", { otherwise: 2024, least: 0, most: 65_535 }),
    poolSize: numberIn(env, "DATABASE_POOL", { otherwise: 10, least: 1, most: 10_000 }),
    allowedOrigins: listIn(env, "ALLOWED_ORIGINS"),
    allowedHosts: hostsIn(env, "ALLOWED_HOSTS"),
  };
}

function listIn(env: NodeJS.ProcessEnv, name: string): string[] {
  const words = (env[name] ?? "").split(",").map((word) => word.trim());
  return words.filter((word) => word !== "");
}

function hostsIn(env: NodeJS.ProcessEnv, name: string): string[] {
  const hosts = listIn(env, name);
  const wrong = hosts.find((host) => host.includes("/") || hostnameOf(host) === undefined);
  if (wrong === undefined) return hosts;
  throw new ServerError(500, {
    code: "INVALID_SETTING",
    message: `${name} has ${JSON.stringify(wrong)}, and names of hosts are expected.`,
    hint: `Set ${name} to names without https://, with commas between: chat.example,www.chat.example`,
  });
}

function numberIn(
  env: NodeJS.ProcessEnv,
  name: string,
  { otherwise, least, most }: { otherwise: number; least: number; most: number },
): number {
  const text = env[name] ?? "";
  if (text === "") return otherwise;
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new ServerError(500, {
    code: "INVALID_SETTING",
    message: `${name} is ${JSON.stringify(text)}, and a whole number from ${least} to ${most} is expected.`,
    hint: `Set ${name} to such a number, or leave it out: it is then ${otherwise}.`,
  });
}

function noDatabase(): ServerError {
  return new ServerError(500, {
    code: "NO_DATABASE",
    message: "The server needs PostgreSQL, and DATABASE_URL is not set.",
    hint: "Set it: DATABASE_URL=postgresql://user:password@127.0.0.1:5432/name",
  });
}
