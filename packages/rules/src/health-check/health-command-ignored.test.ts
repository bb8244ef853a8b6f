import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { healthCommandIgnored } from "./health-command-ignored.js";

const command = (...words: string[]) => fargate({}, { healthCheck: { command: words } });
const path = "/containerDefinitions/0/healthCheck/command";

testRule(healthCommandIgnored, {
  passes: {
    "a shell's": command("CMD-SHELL", "curl -f http://localhost/ || exit 1"),
    "a program's": command("CMD", "curl", "-f", "http://localhost/"),
    "one that is switched off": command("NONE"),
  },
  fails: {
    "no verb": [command("/healthcheck"), "verb", `${path}/0`, { verb: "/healthcheck" }],
    "words for the shell": [command("CMD-SHELL", "curl", "-f"), "several", path, { count: 2 }],
  },
});
