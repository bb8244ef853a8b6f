import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ecsArn, formatArn, parseArn, partitionOf } from "./arn.js";

describe("ARNs", () => {
  it.each([
    ["us-east-1", "aws"],
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
    ["us-iso-east-1", "aws-iso"],
    ["us-isob-east-1", "aws-iso-b"],
    ["eu-isoe-west-1", "aws-iso-e"],
    ["us-isof-south-1", "aws-iso-f"],
    ["eusc-de-east-1", "aws-eusc"],
  ])("%s is in %s", (region, partition) => expect(partitionOf(region)).toBe(partition));

  it("name ECS's resources in the long format", () => {
    const place = { region: "us-gov-west-1", account: "123456789012" };
    expect(ecsArn.service(place, "main", "web")).toBe("arn:aws-us-gov:ecs:us-gov-west-1:123456789012:service/main/web");
    expect(ecsArn.taskDefinition(place, "web", 3)).toBe("arn:aws-us-gov:ecs:us-gov-west-1:123456789012:task-definition/web:3");
  });

  it("come apart as they were put together", () => {
    const resource = fc.stringMatching(/^[a-z-]+\/[A-Za-z0-9_/:-]+$/);
    fc.assert(
      fc.property(
        fc.constantFrom("us-east-1", "cn-north-1", "eu-west-3"),
        fc.stringMatching(/^\d{12}$/),
        resource,
        (region, account, name) => {
          expect(parseArn(formatArn({ region, account }, "ecs", name))).toEqual({
            partition: partitionOf(region),
            service: "ecs",
            region,
            account,
            resource: name,
          });
        },
      ),
    );
  });

  it("are told from other text", () => {
    expect(parseArn("cluster/main")).toBeUndefined();
    expect(parseArn("arn:aws:ecs:us-east-1:12:cluster/main")).toBeUndefined();
  });
});
