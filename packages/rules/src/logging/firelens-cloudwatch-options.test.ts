import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { firelensCloudwatchOptions } from "./firelens-cloudwatch-options.js";

const logging = (options: Record<string, string>): unknown =>
  fargate(
    { executionRoleArn: "arn:aws:iam::123456789012:role/execution", memory: "1024" },
    { logConfiguration: { logDriver: "awsfirelens", options } },
    { firelensConfiguration: { type: "fluentbit" } },
  );

testRule(firelensCloudwatchOptions, {
  passes: {
    all: logging({ Name: "cloudwatch_logs", region: "us-east-1", log_group_name: "/web", log_stream_prefix: "web-" }),
    "whatever the case": logging({ name: "cloudwatch", Region: "us-east-1", Log_Group_Name: "/web", log_stream_name: "web" }),
    "another output": logging({ Name: "s3" }),
    "a configuration file": logging({}),
  },
  fails: {
    "no stream": [
      logging({ Name: "cloudwatch_logs", region: "us-east-1", log_group_name: "/web" }),
      "missing",
      "/containerDefinitions/0/logConfiguration/options",
      { output: "cloudwatch_logs", options: "log_stream_prefix (or log_stream_name)" },
    ],
    "nothing at all": [logging({ Name: "cloudwatch_logs" }), "missing", "/containerDefinitions/0/logConfiguration/options"],
  },
});
