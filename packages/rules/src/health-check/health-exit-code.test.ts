import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { healthExitCode } from "./health-exit-code.js";

const check = (text: string) => fargate({}, { healthCheck: { command: ["CMD-SHELL", text] } });

testRule(healthExitCode, {
  passes: {
    "with -f": check("curl -f http://localhost/ || exit 1"),
    "in a group": check("curl -sSf http://localhost/"),
    "judged by grep": check("curl http://localhost/ | grep ok"),
    "another tool": check("wget -q --spider http://localhost/"),
  },
  fails: { without: [check("curl http://localhost/"), "silent", "/containerDefinitions/0/healthCheck/command"] },
});
