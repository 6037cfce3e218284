// Starts a server process. The README lists the environment variables.
import process from "node:process";
import { clientErrorOf } from "./server-error.js";
import { settingsIn } from "./settings.js";

const longestStopMs = 10_000;

try {
  const settings = settingsIn(process.env);
  // Loading the server takes longer than finding out that a setting is missing.
  const { startServer } = await import("./start-server.js");
  const server = await startServer(settings);
  const stop = (): void => {
    // A database that does not answer must not keep the process.
    setTimeout(() => process.exit(1), longestStopMs).unref();
    void server.close();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.stdout.write(`Listening on ${server.url}\n`);
} catch (error) {
  const { error: code, message } = clientErrorOf(error);
  process.stderr.write(`${code}: ${message}\n`);
  process.exitCode = 1;
}
