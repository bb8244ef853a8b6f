import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { loadBalancerUdp } from "./load-balancer-udp.js";

const behind = service({
  loadBalancers: [
    { targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1", containerName: "app", containerPort: 53 },
  ],
});
const dns = (...protocols: ("tcp" | "udp")[]) => ({
  taskDefinition: fargate({}, { portMappings: protocols.map((protocol) => ({ containerPort: 53, protocol })) }),
});

testRule(loadBalancerUdp, {
  passes: { tcp: given(behind, dns("tcp")), both: given(behind, dns("tcp", "udp")) },
  fails: { udp: [given(behind, dns("udp")), "udp", "/loadBalancers/0/containerPort", { port: 53, container: "app" }] },
});
