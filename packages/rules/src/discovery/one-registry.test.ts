import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { oneRegistry } from "./one-registry.js";

const registered = (count: number) =>
  service({
    serviceRegistries: Array.from({ length: count }, () => ({
      registryArn: "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1",
    })),
  });

testRule(oneRegistry, {
  passes: { one: registered(1) },
  fails: { two: [registered(2), "many", "/serviceRegistries", { count: 2 }] },
});
