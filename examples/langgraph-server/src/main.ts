// Starts a server process. The README lists the environment variables.
import process from "node:process";
import { clientErrorOf } from "./server-error.js";
import { settingsIn } from "./settings.js";

try {
  const settings = settingsIn(process.env);
  // Loading the server takes longer than finding out that a setting is missing.
  const { startServer } = await import("./start-server.js");
  const server = await startServer(settings);
  process.stdout.write(`Listening on ${server.url}\n`);
  const stop = (): void => void server.close();
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (error) {
  const { error: code, message } = clientErrorOf(error);
  process.stderr.write(`${code}: ${message}\n`);
  process.exitCode = 1;
}
