import { testRule } from "../../test/test-rule.js";
import { clusterCapacityProviders } from "./cluster-capacity-providers.js";

testRule(clusterCapacityProviders, {
  passes: { two: { capacityProviders: ["FARGATE", "FARGATE_SPOT"] } },
  fails: {
    twice: [{ capacityProviders: ["FARGATE", "FARGATE"] }, "twice", "/capacityProviders/1", { provider: "FARGATE" }],
    many: [{ capacityProviders: Array.from({ length: 21 }, (_, index) => `p${index}`) }, "many", "/capacityProviders"],
  },
});
