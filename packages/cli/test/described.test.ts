import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { stowage } from "./io.js";

const arn = (resource: string): string => `arn:aws:ecs:eu-west-1:123456789012:${resource}`;

const clusters = `{
  "clusters": [
    {
      "clusterArn": "${arn("cluster/main")}",
      "clusterName": "main",
      "status": "ACTIVE",
      "runningTasksCount": 2,
      "statistics": [],
      "tags": [{ "key": "aws:cloudformation:stack-name", "value": "main" }, { "key": "team", "value": "shop" }],
      "settings": [],
      "capacityProviders": ["FARGATE", "FARGATE_SPOT"],
      "defaultCapacityProviderStrategy": []
    }
  ],
  "failures": []
}
`;

const fargate = `{ "capacityProviderArn": "${arn("capacity-provider/FARGATE")}", "name": "FARGATE", "status": "ACTIVE", "tags": [] }`;
const providers = `{
  "capacityProviders": [
    ${fargate},
    {
      "capacityProviderArn": "${arn("capacity-provider/big")}",
      "name": "big",
      "status": "ACTIVE",
      "autoScalingGroupProvider": { "autoScalingGroupArn": "big-group", "managedTerminationProtection": "DISABLED" },
      "updateStatus": "UPDATE_COMPLETE",
      "tags": []
    }
  ],
  "failures": []
}
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "described-"));
});
const write = (text: string, name = "answer.json"): void => writeFileSync(join(folder, name), text);
const written = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), "utf8"));

const cases = [
  {
    operation: "describe-clusters",
    text: clusters,
    wrong: [/"FARGATE_SPOT"/, '"FARGATE"'],
    said: /\[cluster-capacity-providers\]\n +answer\.json:11:40\n(.*\n)+ +\/clusters\/0\/capacityProviders\/1\n/,
    path: "clusters/main.json",
    request: { clusterName: "main", tags: [{ key: "team", value: "shop" }], capacityProviders: ["FARGATE", "FARGATE_SPOT"] },
  },
  {
    operation: "describe-capacity-providers",
    text: providers,
    wrong: [/"big",/, '"ecs-big",'],
    said: /\[capacity-provider-name\]\n +answer\.json:6:7\n(.*\n)+ +\/capacityProviders\/1\/name\n/,
    path: "capacity-providers/big.json",
    request: {
      name: "big",
      autoScalingGroupProvider: { autoScalingGroupArn: "big-group", managedTerminationProtection: "DISABLED" },
    },
  },
] as const;

describe.each(cases)("the answer of $operation", ({ text, wrong, said, path, request }) => {
  it("is checked without what only an answer has", async () => {
    write(text);
    expect(await stowage(["check", "answer.json"], folder)).toMatchObject({ code: 0, out: "answer.json: nothing to say against\n" });
  });

  it("has its findings at their lines", async () => {
    write(text.replace(...(wrong as [RegExp, string])));
    const { code, out } = await stowage(["check", "answer.json"], folder);
    expect(code).toBe(1);
    expect(out).toMatch(said);
  });

  it("is an entry", async () => {
    write(text);
    expect(await stowage(["synth", "answer.json", "--out", "out"], folder)).toMatchObject({ code: 0 });
    expect(written(`out/${path}`)).toMatchObject(request);
  });

  it("is imported", async () => {
    write(text);
    expect(await stowage(["import", "answer.json", "--out", "imported.ts"], folder)).toMatchObject({
      code: 0,
      err: "Wrote imported.ts.\n",
    });
    expect(await stowage(["synth", "imported.ts", "--out", "again"], folder)).toMatchObject({ code: 0 });
    expect(written(`again/${path}`)).toEqual(request);
  });
});

describe("an answer from which nothing can be imported", () => {
  it.each([
    [`{ "capacityProviders": [${fargate}] }`, "input-nothing-described"],
    ['{ "clusters": [], "failures": [{ "arn": "main", "reason": "MISSING" }] }', "see `failures`"],
  ])("%s is refused, and says why", async (text, why) => {
    write(text);
    const { code, err } = await stowage(["import", "answer.json"], folder);
    expect(code).toBe(2);
    expect(err).toContain(why);
  });

  it("is pointed into where no step says a part of it, in lists too", async () => {
    write(clusters.replace('"settings": []', '"settings": [{ "name": "tomorrow", "value": "on" }]'));
    const { code, err } = await stowage(["import", "answer.json"], folder);
    expect(code).toBe(0);
    expect(err).toMatch(/\[import-left-out\]\n +answer\.json:10:7\n/);
  });
});
