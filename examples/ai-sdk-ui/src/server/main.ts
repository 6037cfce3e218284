// Starts the server. `PORT` is where it listens.
import { env, stdout } from "node:process";
import { panel } from "./panel.js";
import { startServer } from "./start-server.js";

const { url } = await startServer(panel, Number(env["PORT"] ?? 3000));
stdout.write(`Listening on ${url}\n`);
