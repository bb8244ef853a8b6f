import { describe, expect, it } from "vitest";
import { fargate, service } from "../../test/fixtures.js";
import { account, arn, awslogs, needs, roles } from "../../test/iam.js";

describe("the task role", () => {
  const exec = ["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"].map(
    (action) => `ssmmessages:${action} *`,
  );
  const withExec = (executeCommandConfiguration?: object): string[] =>
    needs(
      roles({
        task: fargate({}, { logConfiguration: awslogs }),
        service: service({ enableExecuteCommand: true }),
        more: {
          clusters: {
            main: { clusterName: "main", ...(executeCommandConfiguration && { configuration: { executeCommandConfiguration } }) },
          },
        },
      }),
      "web:task",
    ).filter((need) => !exec.includes(need));

  it("is not there where nothing needs it", () =>
    expect(roles({ task: fargate(), service: service() }).map(({ kind }) => kind)).not.toContain("task"));
  it("has what the application is said to call", () => {
    const condition = { StringEquals: { "aws:PrincipalTag/team": ["shop"] } };
    const grants = { web: [{ actions: ["s3:GetObject", "s3:PutObject"], resources: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"], condition }] };
    const [role] = roles({ task: fargate(), more: { grants } }).filter(({ kind }) => kind === "task");
    expect(role!.needs.map(({ at }) => at)).toEqual(Array.from({ length: 4 }, () => "/grants/web/0"));
    expect(role!.policy!.Statement).toEqual([
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject"],
        Resource: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"],
        Condition: condition,
      },
    ]);
  });
  it("opens ECS Exec's channels", () => {
    const all = roles({ task: fargate(), service: service({ enableExecuteCommand: true }), more: { clusters: { main: {} } } });
    expect(needs(all, "web:task")).toEqual(exec);
  });
  it("opens them for one-off tasks too", () => {
    const tasks = { job: { request: { taskDefinition: "web:3", cluster: "main", enableExecuteCommand: true } } };
    expect(needs(roles({ task: fargate(), more: { tasks, clusters: { main: {} } } }), "web:task")).toEqual(exec);
  });
  it.each<[string, object | undefined, string[]]>([
    [
      "by default in the task's log group",
      undefined,
      ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"].map(
        (action) => `${action} ${arn("logs", "log-group:/ecs/web:*")}`,
      ),
    ],
    ["not at all", { logging: "NONE" }, []],
    [
      "in a log group of their own",
      { logging: "OVERRIDE", logConfiguration: { cloudWatchLogGroupName: "exec" } },
      ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"].map(
        (action) => `${action} ${arn("logs", "log-group:exec:*")}`,
      ),
    ],
    [
      "in a bucket",
      { logging: "OVERRIDE", logConfiguration: { s3BucketName: "b", s3KeyPrefix: "p/" } },
      ["s3:GetBucketLocation arn:aws:s3:::b", "s3:GetEncryptionConfiguration arn:aws:s3:::b", "s3:PutObject arn:aws:s3:::b/p/*"],
    ],
    ["with a key", { logging: "NONE", kmsKeyId: "1234" }, [`kms:Decrypt ${arn("kms", "key/1234")}`]],
  ])("logs ECS Exec's sessions %s", (_, configuration, expected) =>
    expect(withExec(configuration).filter((need) => need !== "logs:DescribeLogGroups *")).toEqual(expected),
  );

  const efs = (authorizationConfig: object, readOnly?: boolean): string[] =>
    needs(
      roles({
        task: fargate(
          { volumes: [{ name: "v", efsVolumeConfiguration: { fileSystemId: "fs-1", transitEncryption: "ENABLED", authorizationConfig } }] },
          { mountPoints: [{ sourceVolume: "v", containerPath: "/v", readOnly }] },
        ),
      }),
      "web:task",
    );
  const fileSystem = arn("elasticfilesystem", "file-system/fs-1");
  it("mounts file systems that ask for it, to write or to read", () => {
    expect(efs({ iam: "ENABLED" })).toEqual([`elasticfilesystem:ClientMount ${fileSystem}`, `elasticfilesystem:ClientWrite ${fileSystem}`]);
    expect(efs({ iam: "ENABLED" }, true)).toEqual([`elasticfilesystem:ClientMount ${fileSystem}`]);
    expect(efs({ iam: "DISABLED" })).toEqual([]);
    expect(efs({ iam: "ENABLED", accessPointId: "fsap-1" }, true)).toEqual([
      `elasticfilesystem:ClientMount ${fileSystem} elasticfilesystem:AccessPointArn`,
    ]);
  });
  it("mounts S3 file systems always", () => {
    const fileSystemArn = `arn:aws:s3files:us-east-1:${account}:file-system/fs-1`;
    const all = roles({ task: fargate({ volumes: [{ name: "v", s3filesVolumeConfiguration: { fileSystemArn } }] }) });
    expect(needs(all, "web:task")).toEqual([`s3files:ClientMount ${fileSystemArn}`, `s3files:ClientWrite ${fileSystemArn}`]);
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      "CloudWatch Logs",
      { Name: "cloudwatch_logs", region: "eu-west-1", log_group_name: "/app/$(ecs_task_id)" },
      ["CreateLogStream", "PutLogEvents"].map((action) => `logs:${action} arn:aws:logs:eu-west-1:${account}:log-group:/app/*:*`),
    ],
    [
      "CloudWatch Logs by the older plugin",
      { name: "cloudwatch", log_group_name: "g", auto_create_group: "true" },
      ["CreateLogGroup", "CreateLogStream", "DescribeLogStreams", "PutLogEvents"].map(
        (action) => `logs:${action} ${arn("logs", "log-group:g:*")}`,
      ),
    ],
    ["Firehose", { Name: "firehose", delivery_stream: "s" }, [`firehose:PutRecordBatch ${arn("firehose", "deliverystream/s")}`]],
    ["Kinesis", { Name: "kinesis_streams", stream: "s" }, [`kinesis:PutRecords ${arn("kinesis", "stream/s")}`]],
    ["S3", { Name: "s3", bucket: "b" }, ["s3:PutObject arn:aws:s3:::b/*"]],
    [
      "another account's role",
      { Name: "s3", bucket: "b", role_arn: "arn:aws:iam::999999999999:role/logs" },
      ["sts:AssumeRole arn:aws:iam::999999999999:role/logs"],
    ],
    [
      "CloudWatch Logs in a group that its environment names, made when it is not there",
      { Name: "cloudwatch_logs", region: "${AWS_REGION}", log_group_name: "/app/${STAGE}", auto_create_group: "On" },
      ["CreateLogGroup", "CreateLogStream", "PutLogEvents"].map((action) => `logs:${action} ${arn("logs", "log-group:/app/*:*")}`),
    ],
    [
      "Firehose in a Region that its environment names",
      { Name: "kinesis_firehose", region: "${LOG_REGION}", delivery_stream: "s" },
      [`firehose:PutRecordBatch arn:aws:firehose:*:${account}:deliverystream/s`],
    ],
    [
      "Firehose by Fluentd",
      { "@type": "kinesis_firehose", delivery_stream_name: "s" },
      [`firehose:PutRecordBatch ${arn("firehose", "deliverystream/s")}`],
    ],
    [
      "Prometheus",
      { Name: "prometheus_remote_write", aws_auth: "on", uri: "/workspaces/ws-1a2b/api/v1/remote_write" },
      [`aps:RemoteWrite ${arn("aps", "workspace/ws-1a2b")}`],
    ],
    ["elsewhere", { Name: "datadog" }, []],
  ])("sends FireLens logs to %s", (_, options, expected) => {
    const router = { name: "router", firelensConfiguration: { type: "fluentbit" as const } };
    expect(needs(roles({ task: fargate({}, { logConfiguration: { logDriver: "awsfirelens", options } }, router) }), "web:task")).toEqual(
      expected,
    );
  });

  it.each([
    ["public.ecr.aws/xray/aws-xray-daemon:3.x", 5],
    ["amazon/aws-xray-daemon", 5],
    ["public.ecr.aws/aws-observability/aws-otel-collector:v0.43.0", 5],
    ["example.com/aws-xray-daemon:1", 0],
  ])("knows the sidecar %s", (sidecar, count) =>
    expect(needs(roles({ task: fargate({}, {}, { image: sidecar }) }), "web:task")).toHaveLength(count),
  );

  const traces = ["GetSamplingRules", "GetSamplingStatisticSummaries", "GetSamplingTargets", "PutTelemetryRecords", "PutTraceSegments"].map(
    (action) => `xray:${action} *`,
  );
  const metrics = (group: string): string[] =>
    ["CreateLogGroup", "CreateLogStream", "PutLogEvents"].map((action) => `logs:${action} ${arn("logs", `log-group:${group}:*`)}`);
  const application = metrics("/aws/ecs/application/metrics");
  it.each<[string, object, string[]]>([
    ["ecs-default-config.yaml", {}, [...application, ...traces]],
    ["ecs-xray.yaml", {}, traces],
    ["ecs-cloudwatch.yaml", {}, application],
    [
      "container-insights/otel-task-metrics-config.yaml",
      {},
      [...application, ...metrics("/aws/ecs/containerinsights/*/performance"), ...traces],
    ],
    ["ecs-amp.yaml", {}, [`aps:RemoteWrite ${arn("aps", "workspace/*")}`]],
    [
      "ecs-amp.yaml",
      {
        environment: [
          {
            name: "AWS_PROMETHEUS_ENDPOINT",
            value: "https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-1a2b/api/v1/remote_write",
          },
        ],
      },
      [`aps:RemoteWrite arn:aws:aps:eu-west-1:${account}:workspace/ws-1a2b`],
    ],
    ["ecs-amp.yaml", { secrets: [{ name: "AOT_CONFIG_CONTENT", valueFrom: "/otel" }] }, traces],
    ["own.yaml", {}, traces],
  ])("has what the collector's %s sends, with %j", (file, more, expected) => {
    const collector = {
      image: "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.0",
      command: [`--config=/etc/ecs/${file}`],
      ...more,
    };
    expect(needs(roles({ task: fargate({}, {}, collector) }), "web:task")).toEqual([...expected].sort());
  });

  it("is trusted by ECS tasks of the account and the Region alone", () => {
    const role = roles({ task: fargate({ taskRoleArn: `arn:aws:iam::${account}:role/web` }) }, {}).find(({ kind }) => kind === "task");
    expect(role?.trust.Statement).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { ArnLike: { "aws:SourceArn": arn("ecs", "*") }, StringEquals: { "aws:SourceAccount": account } },
      },
    ]);
  });
});
