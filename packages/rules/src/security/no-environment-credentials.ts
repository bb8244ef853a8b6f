import type { RegisterTaskDefinitionRequest, RunTaskRequest } from "@stowage/model/ecs";
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
    for (const { at, name, value } of plainValues(subject)) {
      const what = credentialShape(value);
      if (/^(AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|ECS_ENGINE_AUTH_DATA)$/.test(name))
        report("name", [...at, "name"], { name });
      else if (what !== undefined) report("shape", typeof at.at(-1) === "number" ? [...at, "value"] : at, { name, what });
    }
  },
});

interface PlainValue {
  /** A variable's item of the list, or a log option itself. */
  readonly at: readonly Segment[];
  readonly name: string;
  readonly value: string;
}

/** The variables and log options of a task definition's containers, or the variables that a run gives them. */
function plainValues(subject: RegisterTaskDefinitionRequest | RunTaskRequest): PlainValue[] {
  if (!("containerDefinitions" in subject))
    return (subject.overrides?.containerOverrides ?? []).flatMap(({ environment }, index) =>
      variables(["overrides", "containerOverrides", index, "environment"], environment),
    );
  return containers(subject).flatMap(({ at, container: { environment, logConfiguration } }) => [
    ...variables([...at, "environment"], environment),
    ...Object.entries(logConfiguration?.options ?? {}).map(([name, value]) => ({
      at: [...at, "logConfiguration", "options", name],
      name,
      value,
    })),
  ]);
}

function variables(at: readonly Segment[], list: readonly { name?: string | undefined; value?: string | undefined }[] = []): PlainValue[] {
  return list.map(({ name = "", value = "" }, index) => ({ at: [...at, index], name, value }));
}
