import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const firelensCloudwatchOptions: Rule = rule({
  id: "firelens-cloudwatch-options",
  severity: "warning",
  stage: "runtime",
  on: "taskDefinition",
  summary: "Logs that FireLens sends to CloudWatch have a region, a log group, and a stream's name or prefix.",
  source: "Fluent Bit manual, cloudwatch_logs: region, log_group_name, log_stream_name, log_stream_prefix",
  docs: "using_firelens",
  needs: "logDriver=awsfirelens",
  messages: { missing: "The output {output} lacks {options}, so that no log arrives." },
  hint: "Add them to the options of the log driver.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { logDriver, options = {}, secretOptions = [] } = container.logConfiguration ?? {};
      if (logDriver !== "awsfirelens") continue;
      const given = new Map(
        [...Object.entries(options), ...secretOptions.map(({ name }) => [name, ""] as const)].map(([key, value]) => [
          key.toLowerCase(),
          value,
        ]),
      );
      const output = given.get("name") ?? "";
      if (!outputs.has(output)) continue;
      const missing = ["region", "log_group_name"].filter((option) => !given.has(option));
      if (!streams.some((option) => given.has(option))) missing.push("log_stream_prefix (or log_stream_name)");
      if (missing.length > 0) report("missing", [...at, "logConfiguration", "options"], { output, options: missing.join(", ") });
    }
  },
});

/** Fluent Bit's own output, and the older plugin of AWS for Fluent Bit. */
const outputs = new Set(["cloudwatch_logs", "cloudwatch"]);
const streams = ["log_stream_name", "log_stream_prefix", "log_stream_template", "default_log_stream_name"];
