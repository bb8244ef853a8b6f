import { describe, expect, test } from "vitest";
import { isLocalHost, isLocalOrigin } from "./local-names.js";

const at = { host: "127.0.0.1", port: 4580 };

describe("the Host", () => {
  test.each([
    ["127.0.0.1:4580", true],
    ["LOCALHOST:4580", true],
    ["a.b.localhost:4580", true],
    ["data-127.0.0.1:4580", true],
    ["[::1]:4580", true],
    ["127.0.0.1", false],
    ["127.0.0.1:80", false],
    ["", false],
    ["localhost.:4580", false],
    ["notlocalhost:4580", false],
    ["127.0.0.1.nip.io:4580", false],
    ["127.1:4580", false],
    ["0x7f000001:4580", false],
    ["0.0.0.0:4580", false],
    ["[::ffff:127.0.0.1]:4580", false],
    ["user@127.0.0.1:4580", false],
    ["127.0.0.1:4580, evil.example", false],
    ["127.0.0.1:4580\u0000", false],
  ])("%j: %s", (host, expected) => {
    expect(isLocalHost(host, at)).toBe(expected);
  });

  test("on port 80 needs no port", () => {
    expect(isLocalHost("localhost", { ...at, port: 80 })).toBe(true);
  });

  test("of a server that listens everywhere is any address, but no name of the outside", () => {
    const everywhere = { host: "0.0.0.0", port: 4580 };
    expect(isLocalHost("192.168.1.5:4580", everywhere)).toBe(true);
    expect(isLocalHost("evil.example:4580", everywhere)).toBe(false);
  });
});

describe("the Origin", () => {
  test.each([
    [undefined, true],
    ["http://127.0.0.1:4580", true],
    ["http://localhost:4580", true],
    ["https://localhost:4580", false],
    ["http://localhost:3000", false],
    ["null", false],
    ["", false],
    ["http://localhost:4580/", false],
  ])("%j: %s", (origin, expected) => {
    expect(isLocalOrigin(origin, at)).toBe(expected);
  });
});
