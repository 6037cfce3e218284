import { startServer } from "./start-server.js";

const { url } = await startServer({
  databaseUrl: process.env["DATABASE_URL"] ?? "",
  port: Number(process.env["PORT"] ?? 2024),
});
console.log(`Listening on ${url}`);
