import { describe, expect, it } from "vitest";
import { credentialShape, isRoot } from "./credentials.js";

describe("credentialShape", () => {
  // Put together here, so that no scanner takes this file for a leak.
  it.each([
    ["AKIA" + "IOSFODNN7EXAMPLE", "an AWS access key id"],
    ["-----BEGIN RSA " + "PRIVATE KEY-----", "a private key"],
    ["ghp" + "_0123456789abcdefghijABCDEFGHIJ012345", "a GitHub token"],
    ["postgres://shop:" + "hunter2@db:5432/shop", "an address with a password"],
    ["wJalrXUtnFEMI/K7MDENG" + "bPxRfiCYzEXAMPLEKEY", "a random key"],
  ])("%s", (text, what) => expect(credentialShape(text)).toBe(what));

  it.each([
    "debug",
    "https://example.com/a/b?c=d",
    "postgres://db:5432/shop",
    "arn:aws:s3:::bucket/path",
    "us-east-1",
    "/usr/local/bin:/usr/bin",
    "0f8fad5b-d9cb-469f-a165-70867728950e",
  ])("nothing in %s", (text) => expect(credentialShape(text)).toBeUndefined());
});

describe("isRoot", () => {
  it("knows root by name and by number", () => {
    expect(["root", "0", "0:0", "root:staff", "1000", "rooty", "00"].map(isRoot)).toEqual([true, true, true, true, false, false, false]);
  });
});
