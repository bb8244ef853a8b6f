import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { loadBalancerFields } from "./load-balancer-fields.js";

const targetGroupArn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1";
const behind = (entry: object) => service({ loadBalancers: [{ targetGroupArn, containerName: "app", containerPort: 80, ...entry }] });

testRule(loadBalancerFields, {
  passes: { whole: behind({}) },
  fails: {
    "no container": [behind({ containerName: undefined }), "missing", "/loadBalancers/0/containerName", { member: "containerName" }],
    "no port": [behind({ containerPort: undefined }), "missing", "/loadBalancers/0/containerPort"],
    "no target": [behind({ targetGroupArn: undefined }), "neither", "/loadBalancers/0/targetGroupArn"],
    "two targets": [behind({ loadBalancerName: "old" }), "both", "/loadBalancers/0/loadBalancerName"],
  },
});
