import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { add, note } from "./gathering.js";
import type { Gathering } from "./gathering.js";
import { logGroupArn } from "./logs.js";
import { permissions } from "./permissions.js";
import { arnIn } from "./place.js";
import { needWorkspace } from "./sidecar-needs.js";

type Options = ReadonlyMap<string, string>;

/** What the log router needs of the task role to send logs where the containers' options say. */
export function needFireLens(gathering: Gathering, { containerDefinitions }: RegisterTaskDefinitionRequest, base: string): void {
  for (const [index, { logConfiguration, firelensConfiguration }] of containerDefinitions.entries()) {
    const at = `${base}/containerDefinitions/${index}`;
    if (firelensConfiguration?.options?.["config-file-value"] !== undefined)
      note(gathering, `${at}/firelensConfiguration`, "Where the router's own configuration file sends logs is not known.");
    if (logConfiguration?.logDriver !== "awsfirelens") continue;
    // Names of options are read without regard to case.
    const options = new Map(Object.entries(logConfiguration.options ?? {}).map(([key, value]) => [key.toLowerCase(), value]));
    needOutput(gathering, options, `${at}/logConfiguration/options`);
  }
}

function needOutput(gathering: Gathering, options: Options, at: string): void {
  const output = (options.get("name") ?? options.get("@type") ?? "").toLowerCase();
  const role = options.get("role_arn");
  const known = outputs[output];
  if (role !== undefined && known) add(gathering, permissions.fireLensRole, role, at);
  else if (known) known(gathering, options, at);
  else if (output === "prometheus_remote_write" && isOn(options.get("aws_auth")))
    needWorkspace(gathering, options.get("uri") ?? "", regionOf(options), at);
  else if (/^(?:es|opensearch)$/.test(output) && isOn(options.get("aws_auth")))
    note(gathering, at, "The role needs es:ESHttpPost on the OpenSearch domain, whose ARN the definition does not say.");
}

/** Outputs of Fluent Bit that call AWS; the older plugins of AWS, and Fluentd's, go by other names with much the same options. */
const outputs: { readonly [name: string]: (gathering: Gathering, options: Options, at: string) => void } = {
  cloudwatch_logs: needCloudWatch,
  cloudwatch(gathering, options, at) {
    needCloudWatch(gathering, options, at);
    for (const group of groupsOf(gathering, options, at)) add(gathering, permissions.fireLensCloudWatchStreams, group, at);
  },
  kinesis_firehose: needFirehose,
  firehose: needFirehose,
  kinesis_streams: needKinesis,
  kinesis: needKinesis,
  s3(gathering, options, at) {
    const bucket = options.get("bucket") ?? options.get("s3_bucket");
    if (bucket === undefined) note(gathering, at, "The output names no bucket.");
    else add(gathering, permissions.fireLensS3, `arn:${gathering.place.partition}:s3:::${pattern(bucket)}/*`, at);
  },
};

function needCloudWatch(gathering: Gathering, options: Options, at: string): void {
  for (const group of groupsOf(gathering, options, at)) {
    add(gathering, permissions.fireLensCloudWatch, group, at);
    if (isOn(options.get("auto_create_group"))) add(gathering, permissions.fireLensCloudWatchGroup, group, at);
    if (options.has("log_retention_days")) add(gathering, permissions.fireLensCloudWatchRetention, group, at);
  }
}

function groupsOf(gathering: Gathering, options: Options, at: string): string[] {
  const group = options.get("log_group_template") ?? options.get("log_group_name");
  if (group === undefined) note(gathering, at, "The output names no log group.");
  return group === undefined ? [] : [logGroupArn(gathering.place, pattern(group), regionOf(options))];
}

function needFirehose(gathering: Gathering, options: Options, at: string): void {
  const stream = options.get("delivery_stream") ?? options.get("delivery_stream_name");
  if (stream === undefined) note(gathering, at, "The output names no delivery stream.");
  else
    add(
      gathering,
      permissions.fireLensFirehose,
      arnIn(gathering.place, "firehose", `deliverystream/${pattern(stream)}`, regionOf(options)),
      at,
    );
}

function needKinesis(gathering: Gathering, options: Options, at: string): void {
  const stream = options.get("stream") ?? options.get("stream_name");
  if (stream === undefined) note(gathering, at, "The output names no stream.");
  else add(gathering, permissions.fireLensKinesis, arnIn(gathering.place, "kinesis", `stream/${pattern(stream)}`, regionOf(options)), at);
}

/** The output's Region; undefined where it is the task's own, and `*` where another variable holds it. */
function regionOf(options: Options): string | undefined {
  const region = options.get("region");
  return region === undefined || /^\$\{AWS_(?:DEFAULT_)?REGION\}$/.test(region) ? undefined : pattern(region);
}

/** How Fluent Bit writes what is true. */
function isOn(option: string | undefined): boolean {
  return /^(?:true|on|yes)$/i.test(option ?? "");
}

/** A name with what is filled in as `*`: per record `/ecs/$(ecs_task_id)`, `app-$kubernetes['labels']`, from the environment `${ENV}`. */
function pattern(name: string): string {
  return name.replace(/\$\{[^}]*\}|\$\([^)]*\)|\$[A-Za-z_]\w*(?:\['[^']*'\])*/g, "*");
}
