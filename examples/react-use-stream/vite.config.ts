import { env } from "node:process";
import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfig } from "vite";

const target = env["LANGGRAPH_URL"] ?? "http://127.0.0.1:2024";

/** The page asks the LangGraph server below `/api`, so that both have the same origin. */
const proxy = { "/api": { target, rewrite: (path: string) => path.replace(/^\/api/, "") } };

const config: UserConfig = defineConfig({ plugins: [react()], server: { proxy } });

export default config;
