import { attributes, balanced } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { loadBalancingAttributeKnown } from "./load-balancing-attribute-known.js";

const ofWeb = (key: string): unknown =>
  balanced({ public: { targetGroupAttributes: [{ TargetGroupArn: "web", Attributes: attributes({ [key]: "30" }) }] } });

testRule(loadBalancingAttributeKnown, {
  passes: { known: ofWeb("deregistration_delay.timeout_seconds") },
  fails: {
    misspelt: [
      ofWeb("deregistration_delay.timeout_second"),
      "unknown",
      "/loadBalancers/public/targetGroupAttributes/0/Attributes/0/Key",
      { key: "deregistration_delay.timeout_second", owner: 'the target group "web"' },
    ],
  },
});
