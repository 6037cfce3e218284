import type { ServerOptions } from "./start-server.js";
import { ServerError } from "./server-error.js";

/**
 * Reads what the server is started with from environment variables.
 *
 * @throws {ServerError} `NO_DATABASE` without `DATABASE_URL`, `INVALID_SETTING` if a number is none.
 */
export function settingsIn(env: NodeJS.ProcessEnv): ServerOptions {
  const { DATABASE_URL: databaseUrl, HOST: host = "127.0.0.1", ALLOWED_ORIGINS } = env;
  if (databaseUrl === undefined || databaseUrl === "") throw noDatabase();
  return {
    databaseUrl,
    host,
    port: wholeNumber("PORT", env["PORT"] ?? "2024"),
    poolSize: wholeNumber("DATABASE_POOL", env["DATABASE_POOL"] ?? "10"),
    allowedOrigins: ALLOWED_ORIGINS?.split(",") ?? [],
  };
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new ServerError(500, {
    code: "INVALID_SETTING",
    message: `${name} is ${JSON.stringify(text)}, and a whole number is expected.`,
    hint: "Set it to a number, or leave it out.",
  });
}

function noDatabase(): ServerError {
  return new ServerError(500, {
    code: "NO_DATABASE",
    message: "The server needs PostgreSQL, and DATABASE_URL is not set.",
    hint: "Set it: DATABASE_URL=postgresql://user:password@127.0.0.1:5432/name",
  });
}
