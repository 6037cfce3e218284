/**
 * A LangGraph server for Moagraph graphs.
 *
 * @module @moagraph/example-langgraph-server
 */
export { graphs } from "./graphs.js";
export type { ServedGraph } from "./served-graph.js";
export { type RunningServer, type ServerOptions, startServer } from "./start-server.js";
