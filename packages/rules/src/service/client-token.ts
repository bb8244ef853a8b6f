import { limits } from "@stowage/model";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const clientToken: Rule = rule({
  id: "client-token",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "`clientToken` is printable ASCII: up to 36 characters for a service, up to 64 for a task.",
  source: "CreateServiceRequest$clientToken, RunTaskRequest$clientToken",
  docs: "ECS_Idempotency",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "clientToken",
  messages: { form: "The client token has {length} characters (at most {max}), or some that are not printable ASCII." },
  hint: "Write up to {max} printable ASCII characters, as in a UUID.",
  check({ clientToken = "" }, report, { on }) {
    const { max } = on === "service" ? limits.serviceClientTokenLength : limits.runTaskClientTokenLength;
    if (clientToken.length > max || !/^[\x21-\x7e]*$/.test(clientToken))
      report("form", ["clientToken"], { length: clientToken.length, max });
  },
});
