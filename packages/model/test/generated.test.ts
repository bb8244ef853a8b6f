import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { requestValidators as scalingValidators, schema as scaling } from "../src/application-autoscaling/index.js";
import { requestValidators as groupValidators, schema as groups } from "../src/autoscaling/index.js";
import { requestValidators as cloudwatchValidators, schema as cloudwatch } from "../src/cloudwatch/index.js";
import { requestValidators as ec2Validators, schema as ec2 } from "../src/ec2/index.js";
import { requestValidators as ecsValidators, schema as ecs } from "../src/ecs/index.js";
import { requestValidators as elbv2Validators, schema as elbv2 } from "../src/elbv2/index.js";
import { requestValidators as logsValidators, schema as logs } from "../src/logs/index.js";
import type { ServiceSchema, TypeRef } from "../src/schema.js";
import { requestValidators as discoveryValidators, schema as discovery } from "../src/servicediscovery/index.js";
import { requestValidators as stsValidators, schema as sts } from "../src/sts/index.js";

it("is what the installed SDK gives: running the generator again changes nothing", () => {
  const script = fileURLToPath(new URL("../scripts/generate.mjs", import.meta.url));
  expect(execFileSync(process.execPath, [script, "--check"], { encoding: "utf8" })).toBe("");
});

it.each([
  ["ECS", ecs, ecsValidators, 88],
  ["Cloud Map", discovery, discoveryValidators, 30],
  ["Application Auto Scaling", scaling, scalingValidators, 14],
  ["CloudWatch", cloudwatch, cloudwatchValidators, 55],
  ["CloudWatch Logs", logs, logsValidators, 118],
  ["ELBv2", elbv2, elbv2Validators, 51],
  ["EC2 Auto Scaling, in part", groups, groupValidators, 1],
  ["EC2, in part", ec2, ec2Validators, 13],
  ["STS, in part", sts, stsValidators, 1],
] as [string, ServiceSchema, object, number][])(
  "%s has every operation, and no reference leads nowhere",
  (_, schema, validators, operations) => {
    expect(Object.keys(schema.operations).length).toBeGreaterThanOrEqual(operations);
    expect(Object.keys(validators)).toEqual(Object.keys(schema.operations));
    for (const { members, required = [], fractional = [] } of Object.values(schema.structures)) {
      for (const name of [...required, ...fractional]) expect(Object.keys(members)).toContain(name);
      for (const ref of Object.values(members)) expect(resolves(schema, ref)).toBe(true);
    }
    for (const { input, output, errors } of Object.values(schema.operations)) {
      expect([schema.structures[input], schema.structures[output]]).not.toContain(undefined);
      for (const error of errors) expect(Object.keys(schema.errors)).toContain(error);
    }
  },
);

function resolves(schema: ServiceSchema, ref: TypeRef): boolean {
  if (Array.isArray(ref)) return resolves(schema, ref[1] as TypeRef);
  const name = ref as string;
  if (name.startsWith("!")) return schema.errors[name.slice(1)] !== undefined;
  if (name.startsWith("@")) return schema.structures[name.slice(1)] !== undefined;
  return name.startsWith("=") ? (schema.enums[name.slice(1)]?.length ?? 0) > 0 : true;
}

it("says how each service is spoken to", () => {
  expect(ecs.wire).toEqual({ protocol: "json-1.1", target: "AmazonEC2ContainerServiceV20141113", version: "2014-11-13" });
  expect(cloudwatch.wire).toMatchObject({ protocol: "json-1.0", queryCompatible: true });
  expect(elbv2.wire).toMatchObject({ protocol: "query", namespace: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/" });
  expect(elbv2.errors["LoadBalancerNotFoundException"]).toMatchObject({ code: "LoadBalancerNotFound", httpStatus: 400 });
});
