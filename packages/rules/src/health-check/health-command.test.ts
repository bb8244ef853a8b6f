import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { healthCommand } from "./health-command.js";

const command = (...words: string[]) => fargate({}, { healthCheck: { command: words } });
const path = "/containerDefinitions/0/healthCheck/command";

testRule(healthCommand, {
  passes: {
    "a shell's": command("CMD-SHELL", "curl -f http://localhost/ || exit 1"),
    "a program's": command("CMD", "curl", "-f", "http://localhost/"),
    "no verb, which AWS takes": command("/healthcheck"),
  },
  fails: {
    none: [command(), "empty", path, { container: "app" }],
    "a verb alone": [command("CMD"), "nothing", path, { verb: "CMD" }],
  },
});
