import { assembly, ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { oneSubnet } from "./one-subnet.js";

const subnets = (...ids: string[]) => service({ networkConfiguration: { awsvpcConfiguration: { subnets: ids } } });

const group = (VPCZoneIdentifier: string) => ({
  autoScalingGroup: { AutoScalingGroupName: "big", MinSize: 0, MaxSize: 2, VPCZoneIdentifier },
  launchTemplate: { LaunchTemplateName: "big", LaunchTemplateData: {} },
});
const provider = (name: string) => ({ name, autoScalingGroupProvider: { autoScalingGroupArn: name } });
const cluster = { clusterName: "main", capacityProviders: ["big", "small", "other"] };

const onGroups = (big: string, small: string, change: object = {}) =>
  given(
    service({
      launchType: undefined,
      networkConfiguration: undefined,
      capacityProviderStrategy: [
        { capacityProvider: "big", weight: 1 },
        { capacityProvider: "small", weight: 1 },
      ],
      ...change,
    }),
    {
      taskDefinition: ec2(),
      cluster,
      assembly: assembly({
        capacityProviders: { big: provider("big"), small: provider("small") },
        autoScalingGroups: { big: group(big), small: group(small) },
      }),
    },
  );

const byDefault = given(service({ launchType: undefined, networkConfiguration: undefined }), {
  taskDefinition: ec2(),
  cluster: { ...cluster, defaultCapacityProviderStrategy: [{ capacityProvider: "big", weight: 1 }] },
  assembly: assembly({ capacityProviders: { big: provider("big") }, autoScalingGroups: { big: group("subnet-0a") } }),
});

testRule(oneSubnet, {
  passes: {
    two: subnets("subnet-0a", "subnet-0b"),
    "groups in two": onGroups("subnet-0a", "subnet-0b"),
    "a group in two": onGroups("subnet-0a, subnet-0b", "subnet-0a"),
    "a group that is not known": onGroups("subnet-0a", "subnet-0a", {
      capacityProviderStrategy: [{ capacityProvider: "other", weight: 1 }],
    }),
  },
  fails: {
    one: [subnets("subnet-0a"), "one", "/networkConfiguration/awsvpcConfiguration/subnets"],
    "one twice": [subnets("subnet-0a", "subnet-0a"), "one", "/networkConfiguration/awsvpcConfiguration/subnets"],
    "instances in one": [onGroups("subnet-0a", "subnet-0a"), "instances", "/capacityProviderStrategy"],
    "instances of the cluster's strategy in one": [byDefault, "instances", "/capacityProviderStrategy"],
  },
});
