import type { Assembly } from "@stowage/model";
import type { ContainerDefinition, CreateServiceRequest, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { container, ec2, fargate, service } from "../../test/fixtures.js";
import { checkPolicy } from "./check-policy.js";
import { iamFor } from "./iam-for.js";
import type { RoleNeeds } from "./role-needs.js";

const account = "123456789012";
const base = { format: "stowage/assembly@1", app: "shop", region: "us-east-1" } as const;
const image = `${account}.dkr.ecr.us-east-1.amazonaws.com/shop/web:1.4.2`;
const awslogs = { logDriver: "awslogs" as const, options: { "awslogs-group": "/ecs/web", "awslogs-region": "us-east-1" } };

interface Given {
  readonly task: RegisterTaskDefinitionRequest;
  readonly service?: CreateServiceRequest;
  readonly more?: Partial<Assembly>;
}

function roles({ task, service: request, more }: Given, options: Parameters<typeof iamFor>[1] = { account }): readonly RoleNeeds[] {
  return iamFor({ ...base, taskDefinitions: { web: task }, ...(request && { services: { "main/web": request } }), ...more }, options).roles;
}

/** `action resource` of what a role needs; a condition's key behind it. */
function needs(all: readonly RoleNeeds[], name: string): string[] {
  return (all.find((role) => role.name === name)?.needs ?? [])
    .map(({ action, resource, condition }) =>
      [action, resource, ...(condition ? [Object.keys(Object.values(condition)[0]!)[0]] : [])].join(" "),
    )
    .sort();
}

const execution = (...containers: Partial<ContainerDefinition>[]): string[] =>
  needs(roles({ task: fargate({}, ...containers) }), "web:execution");
const arn = (serviceName: string, resource: string): string => `arn:aws:${serviceName}:us-east-1:${account}:${resource}`;
const pull = (repository: string): string[] => [
  `ecr:BatchCheckLayerAvailability ${repository}`,
  `ecr:BatchGetImage ${repository}`,
  "ecr:GetAuthorizationToken *",
  `ecr:GetDownloadUrlForLayer ${repository}`,
];

describe("the execution role", () => {
  const secret = arn("secretsmanager", "secret:shop/db-AbC1eF");
  it.each<[string, Partial<ContainerDefinition>, string[]]>([
    ["needs nothing for a public image", {}, []],
    ["pulls from the private repository", { image }, pull(arn("ecr", "repository/shop/web"))],
    [
      "pulls by digest from another account and partition",
      { image: `999999999999.dkr.ecr-fips.us-gov-west-1.amazonaws.com/a/b/c@sha256:${"0".repeat(64)}` },
      pull("arn:aws-us-gov:ecr:us-gov-west-1:999999999999:repository/a/b/c"),
    ],
    [
      "pulls through the dual-stack endpoint",
      { image: `${account}.dkr-ecr.eu-west-1.on.aws/web` },
      pull(`arn:aws:ecr:eu-west-1:${account}:repository/web`),
    ],
    ["reads a secret", { secrets: [{ name: "A", valueFrom: secret }] }, [`secretsmanager:GetSecretValue ${secret}`]],
    [
      "reads a key of a secret",
      { secrets: [{ name: "A", valueFrom: `${secret}:password::` }] },
      [`secretsmanager:GetSecretValue ${secret}`],
    ],
    [
      "reads a secret without its random characters",
      { secrets: [{ name: "A", valueFrom: arn("secretsmanager", "secret:shop/db") }] },
      [`secretsmanager:GetSecretValue ${arn("secretsmanager", "secret:shop/db-??????")}`],
    ],
    [
      "reads a secret whose name may end in them",
      { secrets: [{ name: "A", valueFrom: arn("secretsmanager", "secret:db-secret") }] },
      [
        `secretsmanager:GetSecretValue ${arn("secretsmanager", "secret:db-secret")}`,
        `secretsmanager:GetSecretValue ${arn("secretsmanager", "secret:db-secret-??????")}`,
      ],
    ],
    [
      "reads a parameter by name",
      { secrets: [{ name: "A", valueFrom: "/shop/key" }] },
      [`ssm:GetParameters ${arn("ssm", "parameter/shop/key")}`],
    ],
    [
      "reads a parameter without a slash",
      { secrets: [{ name: "A", valueFrom: "key" }] },
      [`ssm:GetParameters ${arn("ssm", "parameter/key")}`],
    ],
    [
      "reads a parameter by ARN",
      { secrets: [{ name: "A", valueFrom: "arn:aws:ssm:eu-west-1:999999999999:parameter/x/y" }] },
      ["ssm:GetParameters arn:aws:ssm:eu-west-1:999999999999:parameter/x/y"],
    ],
    [
      "reads a secret through a parameter",
      { secrets: [{ name: "A", valueFrom: "/aws/reference/secretsmanager/shop/db" }] },
      [
        `secretsmanager:GetSecretValue ${arn("secretsmanager", "secret:shop/db-??????")}`,
        `ssm:GetParameters ${arn("ssm", "parameter/aws/reference/secretsmanager/shop/db")}`,
      ],
    ],
    [
      "reads a log driver's secret",
      { logConfiguration: { logDriver: "splunk", secretOptions: [{ name: "splunk-token", valueFrom: "token" }] } },
      [`ssm:GetParameters ${arn("ssm", "parameter/token")}`],
    ],
    [
      "reads a registry's credentials by name",
      { repositoryCredentials: { credentialsParameter: "registry" } },
      [`secretsmanager:GetSecretValue ${arn("secretsmanager", "secret:registry-??????")}`],
    ],
    [
      "reads environment files",
      { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::config/web/prod.env" }] },
      ["s3:GetBucketLocation arn:aws:s3:::config", "s3:GetObject arn:aws:s3:::config/web/prod.env"],
    ],
    [
      "reads the log router's file",
      {
        firelensConfiguration: {
          type: "fluentbit",
          options: { "config-file-type": "s3", "config-file-value": "arn:aws:s3:::config/extra.conf" },
        },
      },
      ["s3:GetBucketLocation arn:aws:s3:::config", "s3:GetObject arn:aws:s3:::config/extra.conf"],
    ],
    [
      "writes logs",
      { logConfiguration: awslogs },
      [`logs:CreateLogStream ${arn("logs", "log-group:/ecs/web:*")}`, `logs:PutLogEvents ${arn("logs", "log-group:/ecs/web:*")}`],
    ],
    [
      "writes logs in another Region",
      { logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "g", "awslogs-region": "eu-west-1" } } },
      [
        `logs:CreateLogStream arn:aws:logs:eu-west-1:${account}:log-group:g:*`,
        `logs:PutLogEvents arn:aws:logs:eu-west-1:${account}:log-group:g:*`,
      ],
    ],
    [
      "creates the log group where it is told to",
      { logConfiguration: { ...awslogs, options: { ...awslogs.options, "awslogs-create-group": "True" } } },
      [
        `logs:CreateLogGroup ${arn("logs", "log-group:/ecs/web:*")}`,
        `logs:CreateLogStream ${arn("logs", "log-group:/ecs/web:*")}`,
        `logs:PutLogEvents ${arn("logs", "log-group:/ecs/web:*")}`,
      ],
    ],
  ])("%s", (_, change, expected) => expect(execution(container(change))).toEqual(expected));

  it("decrypts with the keys that are given, and with none otherwise", () => {
    const key = arn("kms", "key/1");
    const task = fargate({}, { secrets: [{ name: "A", valueFrom: "/x" }] });
    expect(needs(roles({ task }, { account, keys: [key] }), "web:execution")).toContain(`kms:Decrypt ${key}`);
    expect(needs(roles({ task: fargate() }, { account, keys: [key] }), "web:execution")).toEqual([]);
  });

  it("writes the log of the Service Connect proxy", () => {
    const serviceConnectConfiguration = { enabled: true, logConfiguration: awslogs };
    expect(needs(roles({ task: fargate(), service: service({ serviceConnectConfiguration }) }), "web:execution")).toHaveLength(2);
    expect(
      needs(
        roles({ task: fargate(), service: service({ serviceConnectConfiguration: { ...serviceConnectConfiguration, enabled: false } }) }),
        "web:execution",
      ),
    ).toEqual([]);
  });

  it("reads the credentials of a Windows file server", () => {
    const authorizationConfig = { credentialsParameter: arn("secretsmanager", "secret:ad-AbCd1f"), domain: "x.local" };
    const volumes = [
      { name: "v", fsxWindowsFileServerVolumeConfiguration: { fileSystemId: "fs-1", rootDirectory: "/", authorizationConfig } },
    ];
    expect(needs(roles({ task: ec2({ volumes }) }), "web:execution")).toEqual([
      "fsx:DescribeFileSystems *",
      `secretsmanager:GetSecretValue ${authorizationConfig.credentialsParameter}`,
    ]);
  });

  it("is trusted by ECS tasks, without conditions", () => {
    const [role] = roles({ task: fargate({}, { image }) });
    expect(role?.trust.Statement).toEqual([
      { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
  });

  it("is listed without a policy where it is named and needs nothing", () => {
    const [role] = roles({ task: fargate({ executionRoleArn: `arn:aws:iam::${account}:role/x` }) });
    expect([role?.name, role?.policy]).toEqual(["web:execution", undefined]);
  });

  it("says with whom it is shared", () => {
    const executionRoleArn = `arn:aws:iam::${account}:role/x`;
    const { roles: all } = iamFor({
      ...base,
      taskDefinitions: { a: fargate({ family: "a", executionRoleArn }), b: fargate({ family: "b", executionRoleArn }) },
    });
    expect(all.map(({ name, sharedWith }) => [name, sharedWith])).toEqual([
      ["a:execution", ["b:execution"]],
      ["b:execution", ["a:execution"]],
    ]);
  });
});

describe("on EC2", () => {
  it("the instance pulls and logs for tasks without an execution role", () => {
    const all = roles({ task: ec2({}, { image, logConfiguration: awslogs }), service: service({ launchType: "EC2" }) });
    expect(needs(all, "web:execution")).toEqual([]);
    expect(needs(all, "main:container-instance")).toEqual(
      [
        ...pull(arn("ecr", "repository/shop/web")),
        "ecs:DiscoverPollEndpoint *",
        ...["RegisterContainerInstance", "SubmitAttachmentStateChanges", "SubmitTaskStateChange"].map(
          (action) => `ecs:${action} ${arn("ecs", "cluster/main")}`,
        ),
        ...["Poll", "StartTelemetrySession"].map((action) => `ecs:${action} ${arn("ecs", "container-instance/main/*")}`),
        ...["CreateLogStream", "PutLogEvents"].map((action) => `logs:${action} ${arn("logs", "log-group:/ecs/web:*")}`),
      ].sort(),
    );
  });
  it("an execution role pulls where there is one, and the instance logs", () => {
    const all = roles({ task: ec2({ executionRoleArn: `arn:aws:iam::${account}:role/x` }, { image, logConfiguration: awslogs }) });
    expect(needs(all, "web:execution")).toEqual(pull(arn("ecr", "repository/shop/web")));
    expect(needs(all, "container-instance").filter((need) => /^(ecr|logs):/.test(need))).toHaveLength(2);
  });
  it("the trust is EC2's", () => {
    const role = roles({ task: ec2() }).find(({ kind }) => kind === "container-instance");
    expect(role?.trust.Statement[0]?.Principal).toEqual({ Service: "ec2.amazonaws.com" });
  });
  it("a capacity provider of an Auto Scaling group counts as EC2, a Fargate one does not", () => {
    const capacityProviders = {
      big: {
        name: "big",
        autoScalingGroupProvider: {
          autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/big",
        },
      },
    };
    const on = (capacityProvider: string): string[] =>
      roles({
        task: fargate(),
        service: service({ launchType: undefined, capacityProviderStrategy: [{ capacityProvider }] }),
        more: { capacityProviders },
      }).map(({ name }) => name);
    expect([on("big"), on("FARGATE_SPOT")]).toEqual([["main:container-instance"], []]);
  });
  it("the default cluster may have to be created", () => {
    expect(
      needs(roles({ task: ec2(), service: service({ launchType: "EC2", cluster: "default" }) }), "default:container-instance"),
    ).toContain(`ecs:CreateCluster ${arn("ecs", "cluster/default")}`);
  });
});

describe("elsewhere than on EC2 and Fargate", () => {
  it("external instances trust Systems Manager, and need its policy too", () => {
    const role = roles({ task: ec2({ requiresCompatibilities: ["EXTERNAL"] }, { image }) }).find(
      ({ kind }) => kind === "external-instance",
    );
    expect(role?.managedPolicies).toEqual(["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"]);
    expect(role?.trust.Statement[0]).toMatchObject({
      Principal: { Service: "ssm.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    });
  });
  it("Managed Instances have a role of their own and one for ECS", () => {
    const managedInstancesProvider = {
      infrastructureRoleArn: `arn:aws:iam::${account}:role/infra`,
      instanceLaunchTemplate: {
        ec2InstanceProfileArn: `arn:aws:iam::${account}:instance-profile/i`,
        networkConfiguration: { subnets: ["subnet-0a"] },
      },
    };
    const all = roles({ task: fargate(), more: { capacityProviders: { mi: { name: "mi", cluster: "main", managedInstancesProvider } } } });
    expect(all.map(({ name }) => name)).toEqual(["mi:managed-instance", "mi:infrastructure"]);
    expect(needs(all, "mi:managed-instance")).toContain(`ecs:PutSystemLogEvents ${arn("ecs", "container-instance/main/*")}`);
    expect(needs(all, "mi:infrastructure")).toContain(`ec2:RunInstances ${arn("ec2", "instance/*")} aws:RequestTag/AmazonECSManaged`);
  });
});

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
      ["s3:GetBucketLocation *", "s3:GetEncryptionConfiguration arn:aws:s3:::b", "s3:PutObject arn:aws:s3:::b/p/*"],
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

describe("infrastructure roles", () => {
  const roleArn = `arn:aws:iam::${account}:role/infra`;
  const forService = (change: Partial<CreateServiceRequest>): readonly RoleNeeds[] => roles({ task: fargate(), service: service(change) });

  it("make EBS volumes", () => {
    const volume = (managedEBSVolume: object): string[] =>
      needs(
        forService({ volumeConfigurations: [{ name: "v", managedEBSVolume: { roleArn, sizeInGiB: 1, ...managedEBSVolume } }] }),
        "main/web:volumes",
      );
    expect(volume({})).toContain(`ec2:CreateVolume ${arn("ec2", "volume/*")} aws:RequestTag/AmazonECSCreated`);
    expect(volume({}).some((need) => need.includes("snapshot") || need.includes(":instance/"))).toBe(false);
    expect(volume({ snapshotId: "snap-1" })).toContain("ec2:CreateVolume arn:aws:ec2:us-east-1:*:snapshot/snap-1");
  });
  it("move traffic between target groups", () => {
    const group = (name: string): string => arn("elasticloadbalancing", `targetgroup/${name}/1`);
    const rule = arn("elasticloadbalancing", "listener-rule/app/x/1/2/3");
    const listener = arn("elasticloadbalancing", "listener/net/x/1/2");
    const advancedConfiguration = {
      roleArn,
      alternateTargetGroupArn: group("green"),
      productionListenerRule: rule,
      testListenerRule: listener,
    };
    const all = forService({
      loadBalancers: [{ targetGroupArn: group("blue"), containerName: "app", containerPort: 80, advancedConfiguration }],
    });
    const found = needs(all, "main/web:load-balancers");
    expect(found).toEqual(
      expect.arrayContaining([
        `elasticloadbalancing:RegisterTargets ${group("blue")}`,
        `elasticloadbalancing:RegisterTargets ${group("green")}`,
      ]),
    );
    expect(found).toEqual(
      expect.arrayContaining([`elasticloadbalancing:ModifyRule ${rule}`, `elasticloadbalancing:ModifyListener ${listener}`]),
    );
  });
  it("issue certificates of Service Connect from the one authority", () => {
    const awsPcaAuthorityArn = arn("acm-pca", "certificate-authority/1");
    const tls = { issuerCertificateAuthority: { awsPcaAuthorityArn }, roleArn };
    const all = forService({ serviceConnectConfiguration: { enabled: true, services: [{ portName: "http", tls }] } });
    expect(needs(all, "main/web:service-connect-tls")).toContain(`acm-pca:IssueCertificate ${awsPcaAuthorityArn} acm-pca:TemplateArn`);
  });
  it("register with VPC Lattice, and call lifecycle hooks", () => {
    const targetGroupArn = arn("vpc-lattice", "targetgroup/1");
    const hookTargetArn = arn("lambda", "function:check");
    const all = forService({
      vpcLatticeConfigurations: [{ roleArn, targetGroupArn, portName: "http" }],
      deploymentConfiguration: { lifecycleHooks: [{ hookTargetArn, roleArn: `${roleArn}2`, lifecycleStages: ["POST_SCALE_UP"] }] },
    });
    expect(needs(all, "main/web:vpc-lattice")).toContain(`vpc-lattice:RegisterTargets ${targetGroupArn}`);
    expect(needs(all, "main/web:lifecycle-hooks")).toEqual([`lambda:InvokeFunction ${hookTargetArn}`]);
    expect(all[0]?.trust.Statement[0]?.Principal).toEqual({ Service: "ecs.amazonaws.com" });
  });
});

describe("places", () => {
  it("puts * where the account and the Region are not known, and says so", () => {
    const { roles: all } = iamFor({
      format: base.format,
      app: "x",
      taskDefinitions: { web: fargate({}, { secrets: [{ name: "A", valueFrom: "/x" }] }) },
    });
    expect(needs(all, "web:execution")).toEqual(["ssm:GetParameters arn:aws:ssm:*:*:parameter/x"]);
    expect(all[0]?.notes.map(({ message }) => message)).toEqual([
      "The account is not known: * stands for it.",
      "The Region is not known: * stands for it.",
    ]);
  });
  it("takes partition and Region as it is told", () => {
    const task = fargate({}, { secrets: [{ name: "A", valueFrom: "/x" }] });
    expect(needs(roles({ task }, { account, region: "cn-north-1" }), "web:execution")).toEqual([
      `ssm:GetParameters arn:aws-cn:ssm:cn-north-1:${account}:parameter/x`,
    ]);
    expect(needs(roles({ task }, { account, partition: "aws-iso" }), "web:execution")).toEqual([
      `ssm:GetParameters arn:aws-iso:ssm:us-east-1:${account}:parameter/x`,
    ]);
  });
});

describe("every role's policy", () => {
  const task = fargate(
    { executionRoleArn: `arn:aws:iam::${account}:role/x`, volumes: [{ name: "e", configuredAtLaunch: true }] },
    { image, logConfiguration: awslogs, secrets: [{ name: "A", valueFrom: "/x" }] },
    { image: "public.ecr.aws/xray/aws-xray-daemon:3.x" },
  );
  const request = service({ enableExecuteCommand: true, volumeConfigurations: [{ name: "e", managedEBSVolume: { roleArn: "r" } }] });
  it("grants what the role needs and nothing beyond", () => {
    const all = roles({ task, service: request });
    expect(all.length).toBe(3);
    for (const { policy, needs: needed } of all) expect(checkPolicy(policy, needed)).toEqual([]);
  });
  it("is the same for the same Assembly", () => {
    expect(JSON.stringify(roles({ task, service: request }))).toBe(
      JSON.stringify(roles({ task: structuredClone(task), service: structuredClone(request) })),
    );
  });
  it("cites a page of AWS's or Fluent Bit's documentation for each need", () => {
    for (const { needs: needed } of roles({ task, service: request }))
      for (const { source } of needed) expect(source).toMatch(/^https:\/\/docs\.(aws\.amazon\.com|fluentbit\.io)\//);
  });
});
