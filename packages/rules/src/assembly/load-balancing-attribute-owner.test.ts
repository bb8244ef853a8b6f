import { attributes, balanced } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { loadBalancingAttributeOwner } from "./load-balancing-attribute-owner.js";

const Attributes = attributes({ "deletion_protection.enabled": "true" });

testRule(loadBalancingAttributeOwner, {
  passes: { "what stands beside it": balanced({ public: { loadBalancerAttributes: { LoadBalancerArn: "public", Attributes } } }) },
  fails: {
    "another load balancer": [
      balanced({ public: { loadBalancerAttributes: { LoadBalancerArn: "stream", Attributes } } }),
      "unknown",
      "/loadBalancers/public/loadBalancerAttributes/LoadBalancerArn",
      { owner: 'the load balancer "stream"' },
    ],
    "a target group of another one": [
      balanced({
        public: { targetGroupAttributes: [{ TargetGroupArn: "log", Attributes: attributes({ "stickiness.enabled": "true" }) }] },
      }),
      "unknown",
      "/loadBalancers/public/targetGroupAttributes/0/TargetGroupArn",
    ],
    "a port without a listener": [
      balanced({
        stream: { listenerAttributes: [{ ListenerArn: "stream:81", Attributes: attributes({ "tcp.idle_timeout.seconds": "60" }) }] },
      }),
      "unknown",
      "/loadBalancers/stream/listenerAttributes/0/ListenerArn",
    ],
  },
});
