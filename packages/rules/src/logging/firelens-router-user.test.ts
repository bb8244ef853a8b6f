import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { firelensRouterUser } from "./firelens-router-user.js";

const app = { logConfiguration: { logDriver: "awsfirelens" as const } };
const router = (user?: string): unknown =>
  fargate({}, app, { name: "router", firelensConfiguration: { type: "fluentbit" }, ...(user !== undefined && { user }) });

testRule(firelensRouterUser, {
  passes: {
    "root by its number": router("0"),
    "root and a group": router("0:1000"),
    "no user": router(),
    "another user of another container": fargate(
      {},
      { ...app, user: "1000" },
      { name: "router", firelensConfiguration: { type: "fluentbit" } },
    ),
  },
  fails: {
    "another user": [router("1000:1000"), "user", "/containerDefinitions/1/user", { container: "router", user: "1000:1000" }],
    "root by its name": [router("root"), "user", "/containerDefinitions/1/user"],
  },
});
