import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { credentialShapes } from "./credential-shapes.js";
import { credentialShape, isRoot } from "./credentials.js";

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Put together here, so that no scanner takes this file for a leak. */
const samples: readonly (readonly [text: string, what: string])[] = [
  ["AKIA" + "IOSFODNN7EXAMPLE", "an AWS access key id"],
  [`aws_access_key_id=${"ASIA" + "IOSFODNN7EXAMPLE"}\n`, "an AWS access key id"],
  ["-----BEGIN RSA " + "PRIVATE KEY-----", "a private key"],
  ["-----BEGIN PGP " + "PRIVATE KEY BLOCK-----", "a private key"],
  ["ghp" + "_0123456789abcdefghijABCDEFGHIJ012345", "a GitHub token"],
  ["glpat" + "-ABCDEFGHIJ1234567890", "a GitLab token"],
  ["xoxb" + "-1234567890-abcdef", "a Slack token"],
  ["xapp" + "-1-A0123456789-123", "a Slack token"],
  ["https://hooks.slack.com" + "/services/T00000000/B00000000/XXXXXXXX", "a Slack webhook"],
  ["sk" + "_live_0123456789abcdef", "a Stripe key"],
  ["whsec" + "_0123456789abcdef0123", "a Stripe key"],
  ["AIza" + "SyA0123456789-abcdefghijklmnopqrstu", "a Google API key"],
  ["GOCSPX" + "-0123456789abcdefghijklmnopqr", "a Google client secret"],
  ["npm" + `_${letters}`, "an npm token"],
  ["pypi" + `-AgEIcHlwaS5vcmc${letters}${letters}`, "a PyPI token"],
  ["dckr" + `_pat_${letters}`, "a Docker Hub token"],
  ["SG" + `.${letters.slice(0, 22)}.${letters}1234567`, "a SendGrid key"],
  ["SK" + "0123456789abcdef".repeat(2), "a Twilio key"],
  ["sk" + `-proj-${letters}`, "an OpenAI key"],
  ["sk" + `-ant-api03-${letters}`, "an Anthropic key"],
  ["hf" + `_${letters.slice(2)}`, "a Hugging Face token"],
  ["dop" + `_v1_${"0123456789abcdef".repeat(4)}`, "a DigitalOcean token"],
  ["hvs" + `.CAESI${letters}`, "a HashiCorp token"],
  ["NRAK" + "-ABCDEFGHIJKLMNOPQRSTUVWXYZ0", "a New Relic key"],
  ["shpat" + `_${"0123456789abcdef".repeat(2)}`, "a Shopify token"],
  ["123456789" + `:AA${letters.slice(3)}`, "a Telegram token"],
  ["eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN", "a JSON web token"],
  ["postgres://shop:" + "hunter2@db:5432/shop", "an address with a password"],
  ["redis://:" + "hunter2@cache:6379/0", "an address with a password"],
  ["jdbc:postgresql://shop:" + "hunter2@db/shop", "an address with a password"],
  ["amqp://one,amqp://shop:" + "hunter2@two", "an address with a password"],
  ["Server=db;User Id=shop;" + "Password=hunter2;", "a connection string with a password"],
  ["jdbc:mysql://db/shop?user=shop&" + "password=hunter2", "a connection string with a password"],
  [base64("postgres://shop:" + "hunter2@db:5432/shop"), "an address with a password"],
  ["wJalrXUtnFEMI/K7MDENG" + "bPxRfiCYzEXAMPLEKEY", "a random key"],
  ["/wJalrXUtnFEMIK7MDENG" + "bPxRfiCYzEXAMPLEKEY", "a random key"],
];

describe("credentialShape", () => {
  it.each(samples)("%s is %s", (text, what) => expect(credentialShape(text)).toBe(what));
  it("misses few of a thousand random keys", () => {
    const keys = Array.from({ length: 1000 }, (_, index) => createHash("sha256").update(`${index}`).digest("base64").slice(0, 40));
    expect(keys.filter((key) => credentialShape(key) === undefined).length).toBeLessThan(12);
  });

  it("has a sample of each shape", () => {
    const sampled = new Set(samples.map(([, what]) => what));
    expect(credentialShapes.map(([what]) => what).filter((what) => !sampled.has(what))).toEqual([]);
  });

  it.each([
    "debug",
    "https://example.com/a/b?c=d",
    "https://example.com:8080/users/a@b",
    "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/2",
    "postgres://db:5432/shop",
    "postgres://shop:$DB_PASSWORD@db:5432/shop",
    "postgres://shop:****@db:5432/shop",
    "Server=db;User Id=shop;Password=${DB_PASSWORD};",
    "arn:aws:s3:::bucket/path",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/Db-AbC123",
    "https://sqs.eu-west-1.amazonaws.com/123456789012/Orders1ABC",
    "eu-west-1_AbCdEfGhI",
    "us-east-1",
    "/usr/local/bin:/usr/bin",
    "/opt/Shop2/Config/OrderProcessor/Settings.d/LocalDefaults",
    "0f8fad5b-d9cb-469f-a165-70867728950e",
    "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8",
    "sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC",
    "ShopStack-OrdersTable1A2B3C4D-1XQJ7PLA8S9ZV",
    "ShopServiceStack-TaskDefinitionTaskRole-1ABCD2EFGH3IJ",
    "pk_live_51HabcdEFGHijklMNOPqrst0123",
    base64('{"level":"debug","output":"stdout"}'),
    base64("server:\n  port: 8080\n  name: café\n"),
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0vx7agoebGcQSuuPiLJXZ",
    "",
  ])("nothing in %s", (text) => expect(credentialShape(text)).toBeUndefined());
});

describe("isRoot", () => {
  it("knows root by name and by number", () => {
    expect(["root", "0", "0:0", "root:staff", "1000", "rooty", "00"].map(isRoot)).toEqual([true, true, true, true, false, false, false]);
  });
});
