import { fargate, runTask } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { runTaskOverrideContainer } from "./run-task-override-container.js";

const overridden = (name?: string) =>
  runTask({ overrides: { containerOverrides: [{ ...(name !== undefined && { name }), command: ["true"] }] } });

testRule(runTaskOverrideContainer, {
  passes: { known: given(overridden("app"), { taskDefinition: fargate() }), "an unknown task definition": overridden("app") },
  fails: {
    unknown: [
      given(overridden("web"), { taskDefinition: fargate() }),
      "unknown",
      "/overrides/containerOverrides/0/name",
      { container: "web" },
    ],
    nameless: [overridden(), "missing", "/overrides/containerOverrides/0/name"],
  },
});
