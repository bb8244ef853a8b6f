import type { CreateTargetGroupInput } from "@stowage/model/elbv2";
import { balanced } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { targetGroupHealthCheck } from "./target-group-health-check.js";

const web = (more: Partial<CreateTargetGroupInput>): unknown =>
  balanced({ public: { targetGroups: [{ Name: "web", Protocol: "HTTP", Port: 80, VpcId: "vpc-0a1b2c3d", TargetType: "ip", ...more }] } });
const log = (more: Partial<CreateTargetGroupInput>): unknown =>
  balanced({ stream: { targetGroups: [{ Name: "log", Protocol: "TCP", Port: 80, VpcId: "vpc-0a1b2c3d", TargetType: "ip", ...more }] } });
const at = "/loadBalancers/public/targetGroups/0";

testRule(targetGroupHealthCheck, {
  passes: {
    "within the ranges": web({
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 10,
    }),
    "as long as the time between two, over TCP": log({ HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 10 }),
  },
  fails: {
    "too often": [
      web({ HealthCheckIntervalSeconds: 4 }),
      "range",
      `${at}/HealthCheckIntervalSeconds`,
      { group: "web", member: "HealthCheckIntervalSeconds", value: 4, least: 5, most: 300 },
    ],
    "after one success": [web({ HealthyThresholdCount: 1 }), "range", `${at}/HealthyThresholdCount`],
    "after too many failures": [web({ UnhealthyThresholdCount: 11 }), "range", `${at}/UnhealthyThresholdCount`],
    "too long": [web({ HealthCheckTimeoutSeconds: 121 }), "range", `${at}/HealthCheckTimeoutSeconds`],
    "as long as the time between two": [
      web({ HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 10 }),
      "long",
      `${at}/HealthCheckTimeoutSeconds`,
      { group: "web", timeout: 10, interval: 10 },
    ],
    "longer than the time between two, over TCP": [
      log({ HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 11 }),
      "long",
      "/loadBalancers/stream/targetGroups/0/HealthCheckTimeoutSeconds",
    ],
  },
});
