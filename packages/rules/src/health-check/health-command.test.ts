import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { healthCommand } from "./health-command.js";

const command = (...words: string[]) => fargate({}, { healthCheck: { command: words } });
const path = "/containerDefinitions/0/healthCheck/command";

testRule(healthCommand, {
  passes: {
    "a shell's": command("CMD-SHELL", "curl -f http://localhost/ || exit 1"),
    "a program's": command("CMD", "curl", "-f", "http://localhost/"),
  },
  fails: {
    none: [command(), "empty", path, { container: "app" }],
    "no verb": [command("curl -f http://localhost/"), "verb", `${path}/0`, { verb: "curl -f http://localhost/" }],
    "a verb alone": [command("CMD"), "nothing", path, { verb: "CMD" }],
    "words for the shell": [command("CMD-SHELL", "curl", "-f"), "several", path, { count: 2 }],
  },
});
