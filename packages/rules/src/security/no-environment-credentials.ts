import { containers } from "../containers.js";
import { credentialShape } from "../credentials.js";
import type { Segment } from "../pointer.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const noEnvironmentCredentials: Rule = rule({
  id: "no-environment-credentials",
  severity: "warning",
  stage: "never",
  on: ["taskDefinition", "runTask"],
  packs: { "security-hub": "ECS.8", "control-tower": "CT.ECS.PR.12", "aws-config": "ecs-no-environment-secrets" },
  summary: "No container gets credentials of AWS, or anything that looks like a key, as a plain variable or log option.",
  source: "Security Hub, Amazon ECS controls; the shapes of keys: their issuers' documentation",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8",
  needs: "environment|logConfiguration",
  messages: { name: '"{name}" holds credentials in plain text.', shape: 'The value of "{name}" looks like {what}.' },
  hint: "Give the task a role, or move the value to Secrets Manager and name it in `secrets`, or in `secretOptions` of a log driver.",
  check(subject, report) {
    // `below` is a variable's place in its list, or a log option's name.
    const judge = (name: string, value: string, at: readonly Segment[], below: Segment): void => {
      const isVariable = typeof below === "number";
      if (credentialNames.has(name)) return report("name", isVariable ? [...at, below, "name"] : [...at, below], { name });
      const what = credentialShape(value);
      if (what !== undefined) report("shape", isVariable ? [...at, below, "value"] : [...at, below], { name, what });
    };
    if (!("containerDefinitions" in subject)) {
      subject.overrides?.containerOverrides?.forEach(({ environment = [] }, index) =>
        environment.forEach(({ name = "", value = "" }, place) =>
          judge(name, value, ["overrides", "containerOverrides", index, "environment"], place),
        ),
      );
      return;
    }
    for (const { at, container } of containers(subject)) {
      const variables = [...at, "environment"];
      container.environment?.forEach(({ name = "", value = "" }, index) => judge(name, value, variables, index));
      const options = container.logConfiguration?.options ?? {};
      const logs = [...at, "logConfiguration", "options"];
      for (const name of Object.keys(options)) judge(name, options[name]!, logs, name);
    }
  },
});

const credentialNames = new Set(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "ECS_ENGINE_AUTH_DATA"]);
