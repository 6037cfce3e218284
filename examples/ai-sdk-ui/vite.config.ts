import { env } from "node:process";
import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfig } from "vite";

/** Where `npm start` listens. */
const target = env["CHAT_URL"] ?? "http://127.0.0.1:3000";

const config: UserConfig = defineConfig({
  plugins: [react()],
  server: { proxy: { "/api": target } },
});

export default config;
