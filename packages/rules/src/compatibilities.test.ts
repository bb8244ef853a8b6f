import { describe, expect, it } from "vitest";
import { ec2, fargate } from "../test/fixtures.js";
import { compatibilitiesOf } from "./compatibilities.js";

describe("compatibilitiesOf", () => {
  it.each([
    ["a Fargate size with awsvpc", fargate(), ["EC2", "MANAGED_INSTANCES", "FARGATE"]],
    ["bridge", ec2(), ["EXTERNAL", "EC2"]],
    ["host", ec2({ networkMode: "host" }), ["EXTERNAL", "EC2", "MANAGED_INSTANCES"]],
    ["a size that Fargate does not have", fargate({ cpu: "300" }), ["EC2", "MANAGED_INSTANCES"]],
    ["no size", fargate({ cpu: undefined, memory: undefined }, { memory: 128 }), ["EC2", "MANAGED_INSTANCES"]],
    ["a privileged container", fargate({}, { privileged: true }), ["EC2", "MANAGED_INSTANCES"]],
    ["what was asked for does not count", fargate({ requiresCompatibilities: ["EC2"] }), ["EC2", "MANAGED_INSTANCES", "FARGATE"]],
  ])("%s", (_, task, expected) => expect(compatibilitiesOf(task)).toEqual(expected));
});
