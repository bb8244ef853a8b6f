import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { stowage } from "../../test/io.js";

const fixtures = fileURLToPath(new URL("../../test/fixtures", import.meta.url));
const iam = (...argv: string[]): ReturnType<typeof stowage> => stowage(["iam", ...argv], fixtures);

describe("stowage iam", () => {
  it("prints the policies as they are pasted, with the reasons", async () => {
    const { code, out } = await iam("roles.json", "--region", "us-east-1");
    expect(code).toBe(0);
    expect(out).toMatch(/^web:execution\n {2}role {6}arn:aws:iam::123456789012:role\/web-execution\n/);
    expect(out).toContain("because   it reads the parameter (/taskDefinitions/web/containerDefinitions/0/secrets/0/valueFrom)");
    const policy = /policy\n([^]*?)\n {2}trust/.exec(out)?.[1] ?? "";
    expect(JSON.parse(policy)).toMatchObject({ Version: "2012-10-17" });
    expect(out).toContain('"arn:aws:ssm:us-east-1:123456789012:parameter/shop/db"');
  });

  it("prints one role alone", async () => {
    const { out } = await iam("roles.json", "--role", "web:execution", "--format", "json");
    expect((JSON.parse(out) as { roles: { name: string }[] }).roles.map(({ name }) => name)).toEqual(["web:execution"]);
  });

  it("takes the account, the Region and the keys that it is given", async () => {
    const { out } = await iam(
      "roles.json",
      "--account",
      "999999999999",
      "--region",
      "cn-north-1",
      "--kms-keys",
      "arn:aws-cn:kms:cn-north-1:999999999999:key/x, arn:aws-cn:kms:cn-north-1:999999999999:key/y",
    );
    expect(out).toContain('"arn:aws-cn:ssm:cn-north-1:999999999999:parameter/shop/db"');
    expect(out).toContain('"arn:aws-cn:kms:cn-north-1:999999999999:key/y"');
  });

  it("says that nothing is needed where nothing is", async () => expect((await iam("shop.ts")).out).toBe("Nothing here needs a role.\n"));
});

describe("stowage iam --check", () => {
  it("points at what is granted beyond the need, and fails for what lacks", async () => {
    const { code, out } = await iam("roles.json", "--check", "policy.json", "--region", "us-east-1");
    expect(code).toBe(1);
    expect(out).toContain("ssm:GetParameters on arn:aws:ssm:us-east-1:123456789012:parameter/shop/db is not allowed");
    expect(out).toMatch(/policy\.json:7:7\n +7 \| +"Resource": "\*"/);
    expect(out).toContain("policy.json for web:execution: 1 error, 1 warning");
  });

  it.each([
    [["roles.json", "--check", "policy.json", "--role", "web:exectuion"], /Did you mean "web:execution"\?/],
    [["roles.json", "--role", "nothing"], /The roles are: web:execution\./],
    [["shop.ts", "--check", "policy.json"], /--check needs to know which role/],
    [["roles.json", "--check", "missing.json"], /There is no file missing\.json/],
    [["roles.json", "--account", "12"], /twelve digits/],
    [["roles.json", "--kms-keys", "arn:aws:kms:us-east-1:123456789012:alias/shop"], /by its alias/],
  ])("refuses %j", async (argv, message) => {
    const { code, err } = await iam(...argv);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
