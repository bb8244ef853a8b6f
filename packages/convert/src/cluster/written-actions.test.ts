import type { Action } from "@stowage/model/elbv2";
import { describe, expect, it } from "vitest";
import { writtenActions, writtenConditions } from "./written-actions.js";

const alternates = new Map([["blue", "green"]]);
const forward = (...shares: readonly [TargetGroupArn: string, Weight: number][]): Action => ({
  Type: "forward",
  ...(shares.length === 1 && { TargetGroupArn: shares[0]![0] }),
  ForwardConfig: {
    TargetGroups: shares.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })),
    TargetGroupStickinessConfig: { Enabled: false },
  },
});
const shifted = {
  Type: "forward",
  ForwardConfig: {
    TargetGroups: [
      { TargetGroupArn: "blue", Weight: 1 },
      { TargetGroupArn: "green", Weight: 0 },
    ],
  },
};

describe("described actions", () => {
  it.each<[string, Action, object]>([
    ["a target group", forward(["web", 1]), { Type: "forward", TargetGroupArn: "web" }],
    ["a pair whose traffic has been shifted", forward(["blue", 0], ["green", 100]), shifted],
    ["a pair in the other order", forward(["green", 1], ["blue", 0]), shifted],
    ["the other one of a pair alone", forward(["green", 1]), { Type: "forward", TargetGroupArn: "blue" }],
    [
      "shares of one's own",
      forward(["web", 3], ["blue", 1]),
      {
        Type: "forward",
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: "web", Weight: 3 },
            { TargetGroupArn: "blue", Weight: 1 },
          ],
        },
      },
    ],
    [
      "a redirect",
      {
        Type: "redirect",
        Order: 1,
        RedirectConfig: {
          Protocol: "HTTPS",
          Port: "443",
          Host: "#{host}",
          Path: "/#{path}",
          Query: "#{query}",
          StatusCode: "HTTP_301",
        },
      },
      { Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" } },
    ],
  ])("are written as a request says %s", (_, action, written) => {
    expect(JSON.parse(JSON.stringify(writtenActions([action], alternates)))).toEqual([written]);
  });

  it("keep their order where there are several, and stickiness where it is on", () => {
    const sticky = { TargetGroups: [{ TargetGroupArn: "web" }], TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 60 } };
    const actions: Action[] = [
      { Type: "authenticate-oidc", Order: 1 },
      { Type: "forward", Order: 2, ForwardConfig: sticky },
    ];
    expect(writtenActions(actions, alternates)).toEqual(actions);
  });
});

it("conditions are written once, hosts and paths first", () => {
  expect(
    writtenConditions([
      { Field: "source-ip", SourceIpConfig: { Values: ["10.0.0.0/8"] } },
      { Field: "path-pattern", Values: ["/a"], PathPatternConfig: { Values: ["/a"] } },
      { Field: "host-header", Values: ["a.example"] },
    ]),
  ).toEqual([
    { Field: "host-header", Values: ["a.example"] },
    { Field: "path-pattern", PathPatternConfig: { Values: ["/a"] } },
    { Field: "source-ip", SourceIpConfig: { Values: ["10.0.0.0/8"] } },
  ]);
});
