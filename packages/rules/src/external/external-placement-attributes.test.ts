import { ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { externalPlacementAttributes } from "./external-placement-attributes.js";

const onPremises = (change: object) => service({ launchType: "EXTERNAL", networkConfiguration: undefined, ...change });
const external = (expression: string) => onPremises({ placementConstraints: [{ type: "memberOf", expression }] });
const spread = (field: string) => onPremises({ placementStrategy: [{ type: "spread", field }] });

const placed = ec2({
  requiresCompatibilities: ["EXTERNAL"],
  placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.vpc-id == vpc-0a1b2c3d" }],
});

testRule(externalPlacementAttributes, {
  passes: {
    "your own": external("attribute:rack == a"),
    "what they have": external("attribute:ecs.os-type == linux and attribute:ecs.capability.external exists"),
    "the absence of one": external("attribute:ecs.instance-type !exists"),
    "none of one": external("not(attribute:ecs.availability-zone == us-east-1a)"),
    "one of several": external("attribute:ecs.instance-type == t3.small or attribute:rack == a"),
    "spread by your own": spread("attribute:rack"),
    "spread by the instance": spread("instanceId"),
    "on EC2": service({
      launchType: "EC2",
      placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.instance-type == t3.small" }],
    }),
  },
  fails: {
    "the instance type": [
      external("attribute:rack == a and attribute:ecs.instance-type == t3.small"),
      "never",
      "/placementConstraints/0/expression",
      { attribute: "ecs.instance-type" },
    ],
    "either of two": [
      external("attribute:ecs.instance-type =~ t3.* or attribute:ecs.ami-id exists"),
      "never",
      "/placementConstraints/0/expression",
      { attribute: "ecs.instance-type" },
    ],
    "the task definition's": [
      given(onPremises({}), { taskDefinition: placed }),
      "definition",
      "/taskDefinition",
      { attribute: "ecs.vpc-id" },
    ],
    "spread by zones": [
      spread("attribute:ecs.availability-zone"),
      "alike",
      "/placementStrategy/0/field",
      { attribute: "ecs.availability-zone" },
    ],
  },
});
