import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { sysctlNetShared } from "./sysctl-net-shared.js";

const set = (...values: string[]) =>
  fargate({}, ...values.map((value) => ({ systemControls: [{ namespace: "net.core.somaxconn", value }] })));

testRule(sysctlNetShared, {
  passes: { once: set("1024"), "twice the same": set("1024", "1024") },
  fails: {
    differing: [
      set("1024", "2048"),
      "differs",
      "/containerDefinitions/1/systemControls/0/value",
      { namespace: "net.core.somaxconn", value: "2048", first: "1024", other: "app" },
    ],
  },
});
