import { isIPv4 } from "node:net";
import { expect, it } from "vitest";
import { taskAddresses } from "./addresses.js";

it("gives every task of an engine its own loopback address, in a block of the engine's", async () => {
  const { addresses, address, release } = await taskAddresses("one", true);
  const all = Array.from({ length: addresses }, (_, n) => address(n));
  expect(new Set(all).size).toBe(addresses);
  expect(all.every((text) => isIPv4(text) && text.startsWith("127.") && !/^127\.0\.0\.|\.(0|255)$/.test(text))).toBe(true);
  const other = await taskAddresses("two", true);
  expect(other.address(0)).not.toBe(address(0));
  other.release();
  release();
});

it("gives two engines that want the same block two, and one that comes later what was set free", async () => {
  const one = await taskAddresses("same", true);
  const two = await taskAddresses("same", true);
  expect(two.address(0)).not.toBe(one.address(0));
  one.release();
  const three = await taskAddresses("same", true);
  expect(three.address(0)).toBe(one.address(0));
  two.release();
  three.release();
});

it("has one for all where the system has one", async () => {
  const { addresses, address } = await taskAddresses("one", false);
  expect([addresses, address(7)]).toEqual([1, "127.0.0.1"]);
});
