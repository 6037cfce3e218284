import { env } from "node:process";
import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfig } from "vite";
import { apiProxy } from "./api-proxy.js";

const proxy = apiProxy(env["LANGGRAPH_URL"] ?? "http://127.0.0.1:2024");

const config: UserConfig = defineConfig({ plugins: [react()], server: { proxy } });

export default config;
