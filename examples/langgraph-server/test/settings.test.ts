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
    allowedHosts: [],
  });
});

test("an empty variable is like one that is not set", () => {
  const env = { HOST: "", PORT: "", DATABASE_POOL: "", ALLOWED_ORIGINS: "", ALLOWED_HOSTS: "," };
  expect(settingsIn({ DATABASE_URL: databaseUrl, ...env })).toEqual(
    settingsIn({ DATABASE_URL: databaseUrl }),
  );
});

test.each([
  ["PORT", "many", "0 to 65535"],
  ["PORT", "70000", "0 to 65535"],
  ["DATABASE_POOL", "0", "1 to 10000"],
])("%s cannot be %s", (name, value, range) => {
  expect(() => settingsIn({ DATABASE_URL: databaseUrl, [name]: value })).toThrow(
    `${name} is "${value}", and a whole number from ${range} is expected.`,
  );
});

test.each(["https://chat.example", "chat.example/", "a b", "a,,:"])(
  "ALLOWED_HOSTS cannot be %s",
  (value) => {
    expect(() => settingsIn({ DATABASE_URL: databaseUrl, ALLOWED_HOSTS: value })).toThrow(
      /^ALLOWED_HOSTS has ".+", and names of hosts are expected\./,
    );
  },
);

test("origins and hosts are separated by commas", () => {
  const lists = { ALLOWED_ORIGINS: "https://a.example, https://b.example", ALLOWED_HOSTS: "a,b" };
  expect(settingsIn({ DATABASE_URL: databaseUrl, ...lists })).toMatchObject({
    allowedOrigins: ["https://a.example", "https://b.example"],
    allowedHosts: ["a", "b"],
  });
});
