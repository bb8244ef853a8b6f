import { assembly } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { loadBalancerSubnets } from "./load-balancer-subnets.js";

const balanced = (more: object): unknown => assembly({ loadBalancers: { public: { loadBalancer: { Name: "public", ...more } } } });

testRule(loadBalancerSubnets, {
  passes: {
    two: balanced({ Subnets: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"] }),
    mapped: balanced({ SubnetMappings: [{ SubnetId: "subnet-0a1b2c3d" }, { SubnetId: "subnet-1a1b2c3d" }] }),
    "a network load balancer": balanced({ Type: "network", Subnets: ["subnet-0a1b2c3d"] }),
  },
  fails: {
    one: [balanced({ Subnets: ["subnet-0a1b2c3d"] }), "few", "/loadBalancers/public/loadBalancer/Subnets", { name: "public", count: 1 }],
    none: [balanced({}), "few", "/loadBalancers/public/loadBalancer/Subnets"],
  },
});
