import type { CreateTargetGroupInput, CreateTargetGroupOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import type { TargetGroup } from "@stowage/model/elbv2";
import { formatArn, type Wire } from "@stowage/model";
import { AwsException } from "../aws-exception.js";
import { same } from "../same.js";
import { newTags } from "../tags.js";
import { readTags } from "./elb-tags.js";
import { checkName } from "./load-balancers.js";
import { invalid } from "./refuse.js";
import { healthChecks, targetGroupOutput, targetGroupsIn } from "./target-groups.js";

/** Makes a target group; the same request again gives the same one. */
export const createTargetGroup: Operation<CreateTargetGroupInput, CreateTargetGroupOutput> = operation("CreateTargetGroup", (call) => {
  const { input, view, place, now, random } = call;
  const { Name = "", TargetType = "instance" } = input;
  checkName(Name, "target group");
  const shape = shapeOf(input, TargetType);
  const checks = healthChecks({ ...shape, TargetType }, input);
  const tags = readTags(input.Tags);
  const existing = targetGroupsIn(call).find(({ name }) => name === Name);
  const arn = existing?.arn ?? formatArn(place, "elasticloadbalancing", `targetgroup/${Name}/${random.hex(16)}`);
  const targetGroup = {
    TargetGroupArn: arn,
    TargetGroupName: Name,
    ...shape,
    ...checks,
    TargetType,
    ...(TargetType !== "lambda" && { IpAddressType: input.IpAddressType ?? "ipv4" }),
  };
  if (existing !== undefined) {
    if (same(existing.targetGroup, targetGroup)) return { output: { TargetGroups: [targetGroupOutput(view, existing)] } };
    throw new AwsException(
      "DuplicateTargetGroupNameException",
      `A target group with the same name '${Name}' exists, but with different settings`,
    );
  }
  const row = { arn, name: Name, targetGroup, attributes: {}, createdAt: now };
  return {
    output: { TargetGroups: [targetGroupOutput(view, row)] },
    commands: [{ op: "put", table: "targetGroups", key: arn, row, why: "CreateTargetGroup" }, ...newTags(arn, tags, "CreateTargetGroup")],
  };
});

type Shape = Pick<Wire<TargetGroup>, "Port" | "Protocol" | "ProtocolVersion" | "VpcId">;

/** What a target group is, but for its checks. Source: ELB API, CreateTargetGroup. */
function shapeOf({ Protocol, ProtocolVersion, Port, VpcId }: Shape, type: string): Shape {
  if (type === "lambda") return {};
  if (Protocol === undefined) return invalid("A target group protocol must be specified");
  if (Port === undefined) return invalid("A target group port must be specified");
  if (Port < 1 || Port > 65_535) return invalid(`A target group's port is from 1 to 65535, not ${Port}.`);
  if (VpcId === undefined) return invalid("A VPC ID must be specified");
  const web = Protocol === "HTTP" || Protocol === "HTTPS";
  return { Protocol, Port, VpcId, ...(web && { ProtocolVersion: ProtocolVersion ?? "HTTP1" }) };
}
