// Starts a server process. The README lists the environment variables.
import process from "node:process";
import { clientErrorOf, ServerError } from "./server-error.js";
import { startServer } from "./start-server.js";

const { DATABASE_URL: databaseUrl, PORT = "2024", HOST, ALLOWED_ORIGINS } = process.env;

try {
  if (databaseUrl === undefined) throw noDatabase();
  const server = await startServer({
    databaseUrl,
    port: Number(PORT),
    ...(HOST === undefined ? {} : { host: HOST }),
    allowedOrigins: ALLOWED_ORIGINS?.split(",") ?? [],
  });
  process.stdout.write(`Listening on ${server.url}\n`);
  const stop = (): void => void server.close();
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (error) {
  const { error: code, message } = clientErrorOf(error);
  process.stderr.write(`${code}: ${message}\n`);
  process.exitCode = 1;
}

function noDatabase(): ServerError {
  return new ServerError(500, {
    code: "NO_DATABASE",
    message: "The server needs PostgreSQL, and DATABASE_URL is not set.",
    hint: "Set it: DATABASE_URL=postgresql://user:password@127.0.0.1:5432/name",
  });
}
