import { docsLink } from "../docs-link.js";

/** What one feature of ECS needs, and the page that says so (all read in November 2026). */
export interface Permission {
  readonly actions: readonly string[];
  readonly why: string;
  readonly source: string;
}

export type PermissionName =
  | "ecrToken"
  | "ecrPull"
  | "secret"
  | "registryCredentials"
  | "parameter"
  | "decrypt"
  | "s3File"
  | "s3FileBucket"
  | "logs"
  | "logGroup"
  | "fsxDescribe"
  | "exec"
  | "execLogGroups"
  | "execLogs"
  | "execBucketLocation"
  | "execBucketEncryption"
  | "execBucket"
  | "execKey"
  | "efsMount"
  | "efsWrite"
  | "s3Files"
  | "fireLensCloudWatch"
  | "fireLensCloudWatchStreams"
  | "fireLensCloudWatchGroup"
  | "fireLensCloudWatchRetention"
  | "fireLensFirehose"
  | "fireLensKinesis"
  | "fireLensS3"
  | "fireLensRole"
  | "xray"
  | "metrics"
  | "prometheus"
  | "agentEndpoint"
  | "agentCluster"
  | "agentInstance"
  | "agentDefaultCluster"
  | "managedAgentLogs"
  | "lifecycleHook";

const executionRole = "task_execution_IAM_role";
const managed = "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/";
const fluentBit = "https://docs.fluentbit.io/manual/pipeline/outputs/";

/** Every permission that `iamFor` gives. `docs/iam.md` lists the same rows; a test compares them. */
export const permissions: { readonly [name in PermissionName]: Permission } = {
  ecrToken: row(["ecr:GetAuthorizationToken"], "signs in to Amazon ECR", `${executionRole}#task-execution-ecr-permissions`),
  ecrPull: row(
    ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    "pulls the image",
    `${managed}AmazonECSTaskExecutionRolePolicy.html`,
  ),
  secret: row(["secretsmanager:GetSecretValue"], "reads the secret", `${executionRole}#task-execution-secrets`),
  registryCredentials: row(
    ["secretsmanager:GetSecretValue"],
    "reads the registry's credentials",
    `${executionRole}#task-execution-private-auth`,
  ),
  parameter: row(["ssm:GetParameters"], "reads the parameter", `${executionRole}#task-execution-secrets`),
  decrypt: row(["kms:Decrypt"], "decrypts secrets and parameters", `${executionRole}#task-execution-secrets`),
  s3File: row(["s3:GetObject"], "reads the file", `${executionRole}#s3-required`),
  s3FileBucket: row(["s3:GetBucketLocation"], "finds the file's bucket", `${executionRole}#s3-required`),
  logs: row(["logs:CreateLogStream", "logs:PutLogEvents"], "writes the log", "using_awslogs"),
  logGroup: row(["logs:CreateLogGroup"], "creates the log group", "using_awslogs"),
  fsxDescribe: row(["fsx:DescribeFileSystems"], "finds the file system", "tutorial-wfsx-volumes"),

  exec: row(
    ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"],
    "opens ECS Exec's channels",
    "task-iam-roles#ecs-exec-required-iam-permissions",
  ),
  execLogGroups: row(["logs:DescribeLogGroups"], "finds the log group of ECS Exec's sessions", "ecs-exec#ecs-exec-logging"),
  execLogs: row(
    ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    "logs ECS Exec's sessions",
    "ecs-exec#ecs-exec-logging",
  ),
  execBucketLocation: row(["s3:GetBucketLocation"], "finds the bucket of ECS Exec's sessions", "ecs-exec#ecs-exec-logging"),
  execBucketEncryption: row(["s3:GetEncryptionConfiguration"], "sees how the bucket is encrypted", "ecs-exec#ecs-exec-logging"),
  execBucket: row(["s3:PutObject"], "stores ECS Exec's sessions", "ecs-exec#ecs-exec-logging"),
  execKey: row(["kms:Decrypt"], "decrypts ECS Exec's sessions", "ecs-exec#ecs-exec-logging"),
  efsMount: row(
    ["elasticfilesystem:ClientMount"],
    "mounts the file system",
    "https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html",
  ),
  efsWrite: row(
    ["elasticfilesystem:ClientWrite"],
    "writes to the file system",
    "https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html",
  ),
  s3Files: row(["s3files:ClientMount", "s3files:ClientWrite"], "mounts the S3 file system", "s3files-volumes"),
  fireLensCloudWatch: row(["logs:CreateLogStream", "logs:PutLogEvents"], "sends logs to CloudWatch Logs", `${fluentBit}cloudwatch`),
  fireLensCloudWatchStreams: row(["logs:DescribeLogStreams"], "finds its log stream", "firelens-taskdef"),
  fireLensCloudWatchGroup: row(["logs:CreateLogGroup"], "creates the log group", `${fluentBit}cloudwatch`),
  fireLensCloudWatchRetention: row(["logs:PutRetentionPolicy"], "sets how long logs are kept", `${fluentBit}cloudwatch`),
  fireLensFirehose: row(["firehose:PutRecordBatch"], "sends logs to Data Firehose", "using_firelens"),
  fireLensKinesis: row(["kinesis:PutRecords"], "sends logs to Kinesis Data Streams", `${fluentBit}kinesis`),
  fireLensS3: row(["s3:PutObject"], "sends logs to S3", `${fluentBit}s3`),
  fireLensRole: row(["sts:AssumeRole"], "takes on the role that the log output names", `${fluentBit}cloudwatch`),
  xray: row(
    [
      "xray:GetSamplingRules",
      "xray:GetSamplingStatisticSummaries",
      "xray:GetSamplingTargets",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ],
    "sends traces to X-Ray",
    "trace-data#trace-data-iam",
  ),
  metrics: row(
    ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    "sends metrics to CloudWatch, as logs",
    "application-metrics-cloudwatch",
  ),
  prometheus: row(["aps:RemoteWrite"], "sends metrics to Prometheus", "application-metrics-prometheus"),

  agentEndpoint: row(["ecs:DiscoverPollEndpoint"], "finds where ECS is", "security-iam-awsmanpol"),
  agentCluster: row(
    ["ecs:RegisterContainerInstance", "ecs:SubmitAttachmentStateChanges", "ecs:SubmitTaskStateChange"],
    "registers the instance and reports what tasks do",
    "security-iam-awsmanpol",
  ),
  agentInstance: row(["ecs:Poll", "ecs:StartTelemetrySession"], "is told what to run, and sends metrics", "security-iam-awsmanpol"),
  agentDefaultCluster: row(["ecs:CreateCluster"], "creates the default cluster where there is none", "security-iam-awsmanpol"),
  managedAgentLogs: row(
    ["ecs:PutSystemLogEvents"],
    "sends the instance's system log",
    `${managed}AmazonECSInstanceRolePolicyForManagedInstances.html`,
  ),

  lifecycleHook: row(["lambda:InvokeFunction"], "calls the lifecycle hook", "blue-green-permissions"),
};

/** AWS's managed policies that the rows of `infrastructure-policies.ts` are taken from. */
export const managedPolicyPage = (name: string): string => `${managed}${name}.html`;

function row(actions: readonly string[], why: string, page: string): Permission {
  return { actions, why, source: docsLink(page) };
}
