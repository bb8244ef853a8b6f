import { expect, test } from "vitest";
import { placeOf } from "./place-of.js";

const here = { region: "us-east-1", account: "123456789012" };
const signed = (key: string, region: string) =>
  `AWS4-HMAC-SHA256 Credential=${key}/20260101/${region}/ecs/aws4_request, SignedHeaders=host;x-amz-date, Signature=abc`;

test.each([
  ["nothing", undefined, here],
  ["another scheme", "Basic abc", here],
  ["a region", signed("AKIA", "eu-west-1"), { region: "eu-west-1", account: "123456789012" }],
  ["an account as access key", signed("999999999999", "cn-north-1"), { region: "cn-north-1", account: "999999999999" }],
  ["no region", signed("AKIA", ""), here],
  ["a region that is none", signed("AKIA", "../etc"), here],
  ["a region without end", signed("AKIA", "a".repeat(40)), here],
])("signed with %s", (_what, authorization, expected) => {
  expect(placeOf(authorization, here)).toEqual(expected);
});
