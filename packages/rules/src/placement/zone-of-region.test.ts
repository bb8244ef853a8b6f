import { ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { zoneOfRegion } from "./zone-of-region.js";

const onEc2 = (expression: string, region: string | undefined = "us-west-2") =>
  given(service({ launchType: "EC2", networkConfiguration: undefined, placementConstraints: [{ type: "memberOf", expression }] }), {
    region,
  });

testRule(zoneOfRegion, {
  passes: {
    "a zone of the region": onEc2("attribute:ecs.availability-zone == us-west-2a"),
    "a Local Zone of it": onEc2("attribute:ecs.availability-zone == us-west-2-lax-1a"),
    "a Wavelength Zone of it": onEc2("attribute:ecs.availability-zone in [us-west-2-wl1-las-wlz-1]"),
    "one of several": onEc2("attribute:ecs.availability-zone in [us-east-1a, us-west-2a]"),
    "any zone but another's": onEc2("attribute:ecs.availability-zone != us-east-1a"),
    "on external instances, which are in none": given(
      service({
        launchType: "EXTERNAL",
        networkConfiguration: undefined,
        placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.availability-zone == us-east-1a" }],
      }),
      { region: "us-west-2" },
    ),
    "no zone": onEc2("attribute:stack == prod"),
    "a region that is not known": onEc2("attribute:ecs.availability-zone == us-east-1a", "${REGION}"),
  },
  fails: {
    "another's": [
      onEc2("attribute:stack == prod and attribute:ecs.availability-zone in [us-east-1a, us-east-1b]"),
      "other",
      "/placementConstraints/0/expression",
      { zone: "us-east-1a", region: "us-west-2" },
    ],
    "one of GovCloud": [
      onEc2("attribute:ecs.availability-zone == us-gov-west-1a", "us-west-1"),
      "other",
      "/placementConstraints/0/expression",
    ],
    "an id in place of a name": [
      onEc2("attribute:ecs.availability-zone == usw2-az1"),
      "other",
      "/placementConstraints/0/expression",
      { zone: "usw2-az1", region: "us-west-2" },
    ],
    "in a task definition": [
      given(ec2({ placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.availability-zone == us-east-1-bos-1a" }] }), {
        region: "us-west-2",
      }),
      "other",
      "/placementConstraints/0/expression",
    ],
  },
});
