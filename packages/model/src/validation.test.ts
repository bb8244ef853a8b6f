import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { requestValidators as scaling } from "./application-autoscaling/index.js";
import { requestValidators as cloudwatch } from "./cloudwatch/index.js";
import { requestValidators } from "./ecs/index.js";
import { requestValidators as elbv2 } from "./elbv2/index.js";
import { requestValidators as logs } from "./logs/index.js";
import { requestValidators as discovery } from "./servicediscovery/index.js";
import type { Issue } from "./validation.js";

const issuesOf = (value: unknown, operation = "RegisterTaskDefinition"): Issue[] => {
  const out: Issue[] = [];
  requestValidators[operation]!(value, out);
  return out;
};

const valid = { family: "web", containerDefinitions: [{ name: "app", image: "nginx", portMappings: [{ containerPort: 80 }] }] };

describe("the generated validators", () => {
  it("have nothing to say about a valid definition", () => expect(issuesOf(valid)).toEqual([]));

  it("read a null as an absent member, as AWS does", () => expect(issuesOf({ ...valid, cpu: null })).toEqual([]));

  it.each([
    ["not an object", [], "wrong-type", ""],
    ["a missing member", { family: "web" }, "missing-field", "/containerDefinitions"],
    [
      "an unknown field",
      { ...valid, containerDefinitions: [{ name: "a", portMappings: [{ contanerPort: 80 }] }] },
      "unknown-field",
      "/containerDefinitions/0/portMappings/0/contanerPort",
    ],
    ["a number for a string", { ...valid, cpu: 256 }, "wrong-type", "/cpu"],
    ["a fraction for a whole number", { ...valid, containerDefinitions: [{ cpu: 0.5 }] }, "wrong-type", "/containerDefinitions/0/cpu"],
    ["a value that the enum lacks", { ...valid, networkMode: "vpc" }, "unknown-value", "/networkMode"],
    [
      "a wrong element of a list of enums",
      { ...valid, requiresCompatibilities: ["FARGATE", "fargat"] },
      "unknown-value",
      "/requiresCompatibilities/1",
    ],
    [
      "a key that needs escaping",
      { ...valid, containerDefinitions: [{ dockerLabels: { "a/b~c": 1 } }] },
      "wrong-type",
      "/containerDefinitions/0/dockerLabels/a~1b~0c",
    ],
    ["a null in a list", { ...valid, requiresCompatibilities: [null] }, "wrong-type", "/requiresCompatibilities/0"],
    [
      "a null in a map",
      { ...valid, containerDefinitions: [{ dockerLabels: { a: null } }] },
      "wrong-type",
      "/containerDefinitions/0/dockerLabels/a",
    ],
    ["a string for a list", { ...valid, containerDefinitions: "none" }, "wrong-type", "/containerDefinitions"],
  ])("find %s", (_, value, code, path) => expect(issuesOf(value)).toEqual([expect.objectContaining({ code, path })]));

  it("name the nearest field and the nearest value", () => {
    const hints = issuesOf({ ...valid, memroy: "1", networkMode: "awsvpcs" }).map((issue) => issue.hint);
    expect(hints).toEqual(['Did you mean "memory"?', 'Did you mean "awsvpc"?']);
  });

  it.each([
    ["none", {}, "missing-field", "Exactly one of WallClockWindow, SlidingWindow is to be given, but there is none."],
    ["two", { WallClockWindow: { Period: 60 }, SlidingWindow: { Period: 60 } }, "wrong-type", "there are WallClockWindow, SlidingWindow."],
  ])("want exactly one member of a union, not %s", (_, window, code, message) => {
    const out: Issue[] = [];
    cloudwatch["PutMetricAlarm"]!({ AlarmName: "a", EvaluationWindow: window }, out);
    expect(out.filter(({ path }) => path === "/EvaluationWindow")).toEqual([
      expect.objectContaining({ code, message: expect.stringContaining(message) as string }),
    ]);
  });

  it("accept fractions where AWS has them", () => {
    const out: Issue[] = [];
    scaling["PutScalingPolicy"]!(
      {
        PolicyName: "p",
        ServiceNamespace: "ecs",
        ResourceId: "service/a/b",
        ScalableDimension: "ecs:service:DesiredCount",
        TargetTrackingScalingPolicyConfiguration: { TargetValue: 62.5 },
      },
      out,
    );
    expect(out).toEqual([]);
  });

  it("never throw, whatever JSON they are given, and point into it", () => {
    const all = [requestValidators, scaling, discovery, cloudwatch, logs, elbv2].flatMap((validators) => Object.values(validators));
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.jsonValue(), (validate, value) => {
        const out: Issue[] = [];
        validate(value, out);
        for (const issue of out) expect(issue.path === "" || issue.path.startsWith("/")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
