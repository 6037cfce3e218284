// Starts LangGraph's own development server with `langgraph.json`, and prints its address.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startServer } from "@langchain/langgraph-api/server";
import { register } from "tsx/esm/api";

// Not for the modules above, which are JavaScript: it takes time for each.
register();

const root = new URL("../", import.meta.url);
/** @type {{ graphs: Record<string, string> }} */
const { graphs } = JSON.parse(readFileSync(new URL("langgraph.json", root), "utf8"));
const absolute = Object.entries(graphs).map(([name, path]) => [
  name,
  fileURLToPath(new URL(path, root)),
]);
const { host } = await startServer({
  graphs: Object.fromEntries(absolute),
  host: "127.0.0.1",
  port: 0,
  nWorkers: 1,
  // It saves threads in its working directory.
  cwd: process.cwd(),
});
process.stdout.write(`Listening on http://${host}\n`);
