import { expect, test } from "vitest";
import { settingsIn } from "../src/settings.js";

const databaseUrl = "postgresql://127.0.0.1/threads";

test("only the database must be set", () => {
  expect(settingsIn({ DATABASE_URL: databaseUrl })).toEqual({
    databaseUrl,
    host: "127.0.0.1",
    port: 2024,
    poolSize: 10,
    allowedOrigins: [],
  });
});

test.each(["PORT", "DATABASE_POOL"])("%s must be a number", (name) => {
  expect(() => settingsIn({ DATABASE_URL: databaseUrl, [name]: "many" })).toThrow(
    `${name} is "many", and a whole number is expected.`,
  );
});

test("origins are separated by commas", () => {
  const env = { DATABASE_URL: databaseUrl, ALLOWED_ORIGINS: "https://a.example,https://b.example" };
  expect(settingsIn(env).allowedOrigins).toEqual(["https://a.example", "https://b.example"]);
});
