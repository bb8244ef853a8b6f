import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const execLogging: Rule = rule({
  id: "exec-logging",
  severity: "error",
  stage: "cluster",
  on: "cluster",
  summary: "Overridden logging of ECS Exec has a log configuration, and other logging has none.",
  source: "ExecuteCommandConfiguration$logging",
  docs: "API_ExecuteCommandConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "executeCommandConfiguration",
  messages: { missing: "Logging is overridden, and nothing says by what.", unused: "A log configuration is for the logging OVERRIDE." },
  hint: "Give `logConfiguration` with the logging OVERRIDE.",
  check({ configuration }, report) {
    const exec = configuration?.executeCommandConfiguration;
    if (!exec) return;
    const path = ["configuration", "executeCommandConfiguration", "logConfiguration"];
    const { cloudWatchLogGroupName, s3BucketName } = exec.logConfiguration ?? {};
    const configured = Boolean(cloudWatchLogGroupName || s3BucketName);
    if (exec.logging === "OVERRIDE" && !configured) report("missing", path);
    else if (exec.logging !== "OVERRIDE" && configured) report("unused", path);
  },
});
