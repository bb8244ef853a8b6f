import { ec2, fargate, service } from "./fixtures.js";

/** An Assembly with these sections. */
export const assembly = (more: object): object => ({ format: "stowage/assembly@1", app: "shop", ...more });
const withTask = (task: object, request: object): object => assembly({ taskDefinitions: { web: task }, services: { "main/web": request } });
const scaling = {
  ServiceNamespace: "ecs",
  ResourceId: "service/main/web",
  ScalableDimension: "ecs:service:DesiredCount",
  MinCapacity: 1,
  MaxCapacity: 2,
};
const plain = (change: object): object => ({ cluster: "main", serviceName: "web", taskDefinition: "web", desiredCount: 1, ...change });
const mount = { sourceVolume: "v", containerPath: "/v" };
const hook = { targetType: "PAUSE", lifecycleStages: ["POST_SCALE_UP"] };

/** By rule: a document with the finding, and what is done. */
export const fixCases: { readonly [rule: string]: readonly (readonly [document: unknown, changes: readonly string[]])[] } = {
  "fargate-awsvpc-only": [
    [fargate({ networkMode: "bridge" }), ['write "awsvpc" at "networkMode"']],
    [fargate({ networkMode: undefined }), ['add "networkMode": "awsvpc"']],
  ],
  "at-least-one-essential": [
    [fargate({}, { essential: false }), ['remove "essential"']],
    [fargate({}, { essential: false }, { essential: false }), []],
  ],
  "efs-file-system-id": [
    [
      fargate(
        {
          volumes: [
            {
              name: "v",
              efsVolumeConfiguration: { fileSystemId: "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0123456789abcdef0" },
            },
          ],
        },
        { mountPoints: [mount] },
      ),
      ['write "fs-0123456789abcdef0" at "fileSystemId"'],
    ],
    [fargate({ volumes: [{ name: "v", efsVolumeConfiguration: { fileSystemId: "data" } }] }, { mountPoints: [mount] }), []],
  ],
  "efs-in-transit-encryption": [
    [
      fargate({ volumes: [{ name: "v", efsVolumeConfiguration: { fileSystemId: "fs-0123456789abcdef0" } }] }, { mountPoints: [mount] }),
      ['add "transitEncryption": "ENABLED"'],
    ],
  ],
  "placement-strategy-field-case": [
    [
      plain({
        launchType: "EC2",
        placementStrategy: [
          { type: "binpack", field: "CPU" },
          { type: "spread", field: "host" },
        ],
      }),
      ['write "cpu" at "field"', 'write "instanceId" at "field"'],
    ],
  ],
  "fargate-no-ipc-mode": [[fargate({ ipcMode: "task" }), ['remove "ipcMode"']]],
  "fargate-no-placement-constraints": [
    [fargate({ placementConstraints: [{ type: "memberOf", expression: "agentConnected == true" }] }), ['remove "placementConstraints"']],
  ],
  "fargate-no-security-options": [[fargate({}, { dockerSecurityOptions: ["no-new-privileges"] }), ['remove "dockerSecurityOptions"']]],
  "fargate-no-swap": [[fargate({}, { linuxParameters: { maxSwap: 64, swappiness: 10 } }), ['remove "maxSwap"', 'remove "swappiness"']]],
  "disable-networking-awsvpc": [[fargate({}, { disableNetworking: true }), ['remove "disableNetworking"']]],
  "hostname-not-awsvpc": [[ec2({ networkMode: "awsvpc" }, { hostname: "web" }), ['remove "hostname"']]],
  "dns-not-awsvpc": [
    [
      ec2({ networkMode: "awsvpc" }, { dnsServers: ["10.0.0.2"], dnsSearchDomains: ["a.local"] }),
      ['remove "dnsServers"', 'remove "dnsSearchDomains"'],
    ],
  ],
  "host-port-equals-container-port": [
    [
      fargate(
        {},
        {
          portMappings: [
            { containerPort: 80, hostPort: 8080 },
            { containerPort: 81, hostPort: 8081 },
          ],
        },
      ),
      ['remove "hostPort"', 'remove "hostPort"'],
    ],
  ],
  "efs-access-point-root": [
    [
      fargate(
        {
          volumes: [
            {
              name: "v",
              efsVolumeConfiguration: {
                fileSystemId: "fs-0123456789abcdef0",
                rootDirectory: "/x",
                transitEncryption: "ENABLED",
                authorizationConfig: { accessPointId: "fsap-0123456789abcdef0" },
              },
            },
          ],
        },
        { mountPoints: [mount] },
      ),
      ['remove "rootDirectory"'],
    ],
  ],
  "efs-needs-tls": [
    [
      fargate(
        {
          volumes: [
            {
              name: "v",
              efsVolumeConfiguration: {
                fileSystemId: "fs-0123456789abcdef0",
                authorizationConfig: { accessPointId: "fsap-0123456789abcdef0" },
              },
            },
          ],
        },
        { mountPoints: [mount] },
      ),
      ['add "transitEncryption": "ENABLED"'],
    ],
  ],
  "firelens-router-essential": [
    [fargate({}, {}, { essential: false, firelensConfiguration: { type: "fluentbit" } }), ['remove "essential"']],
  ],
  "windows-container-fields": [
    [
      ec2(
        { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" }, networkMode: undefined },
        { privileged: true, readonlyRootFilesystem: true },
      ),
      ['remove "privileged"', 'remove "readonlyRootFilesystem"'],
    ],
  ],
  "env-reserved": [
    [
      fargate(
        {},
        {
          environment: [
            { name: "A", value: "1" },
            { name: "AWS_EXECUTION_ENV", value: "x" },
          ],
        },
      ),
      ['remove "environment"[1]'],
    ],
  ],
  "env-name-unique": [
    [
      fargate(
        {},
        {
          environment: [
            { name: "A", value: "1" },
            { name: "A", value: "1" },
          ],
        },
      ),
      ['remove "environment"[1]'],
    ],
    [
      fargate(
        {},
        {
          environment: [
            { name: "A", value: "1" },
            { name: "A", value: "2" },
          ],
        },
      ),
      [],
    ],
  ],
  "secret-name-unique": [
    [
      fargate(
        { executionRoleArn: "r" },
        {
          secrets: [{ name: "A", valueFrom: "/a" }],
          environment: [
            { name: "B", value: "1" },
            { name: "A", value: "1" },
          ],
        },
      ),
      ['remove "environment"[1]'],
    ],
    [
      fargate(
        { executionRoleArn: "r" },
        {
          secrets: [
            { name: "A", valueFrom: "/a" },
            { name: "A", valueFrom: "/a" },
          ],
        },
      ),
      ['remove "secrets"[1]'],
    ],
    [
      fargate(
        { executionRoleArn: "r" },
        {
          secrets: [
            { name: "A", valueFrom: "/a" },
            { name: "A", valueFrom: "/b" },
          ],
        },
      ),
      [],
    ],
  ],
  "secret-options-clash": [
    [
      fargate(
        { executionRoleArn: "r" },
        {
          logConfiguration: {
            logDriver: "splunk",
            options: { "splunk-url": "u", "splunk-token": "t" },
            secretOptions: [{ name: "splunk-token", valueFrom: "/t" }],
          },
        },
      ),
      ['remove "splunk-token"'],
    ],
  ],
  "log-mode-values": [
    [fargate({}, { logConfiguration: { logDriver: "awslogs", options: { mode: "Non-Blocking" } } }), ['write "non-blocking" at "mode"']],
    [fargate({}, { logConfiguration: { logDriver: "awslogs", options: { mode: "nonblocking" } } }), []],
  ],
  "firelens-options": [
    [
      fargate({}, {}, { firelensConfiguration: { type: "fluentbit", options: { "enable-ecs-log-metadata": "True" } } }),
      ['write "true" at "enable-ecs-log-metadata"'],
    ],
    [fargate({}, {}, { firelensConfiguration: { type: "fluentbit", options: { metadata: "true" } } }), []],
  ],
  "depends-duplicate": [
    [
      fargate(
        {},
        {
          dependsOn: [
            { containerName: "c1", condition: "START" },
            { containerName: "c1", condition: "START" },
          ],
        },
        {},
      ),
      ['remove "dependsOn"[1]'],
    ],
    [
      fargate(
        {},
        {
          dependsOn: [
            { containerName: "c1", condition: "START" },
            { containerName: "c1", condition: "HEALTHY" },
          ],
        },
        {},
      ),
      [],
    ],
  ],
  "mount-container-path": [
    [fargate({ volumes: [{ name: "v" }] }, { mountPoints: [mount, mount] }), ['remove "mountPoints"[1]']],
    [fargate({ volumes: [{ name: "v" }] }, { mountPoints: [mount, { ...mount, readOnly: true }] }), []],
  ],
  "ulimit-soft-above-hard": [
    [
      ec2(
        {},
        {
          ulimits: [
            { name: "nofile", softLimit: 1, hardLimit: 2 },
            { name: "nofile", softLimit: 1, hardLimit: 2 },
          ],
        },
      ),
      ['remove "ulimits"[1]'],
    ],
    [ec2({}, { ulimits: [{ name: "nofile", softLimit: 3, hardLimit: 2 }] }), []],
  ],
  "capability-names": [
    [
      ec2({}, { linuxParameters: { capabilities: { add: ["CAP_NET_ADMIN"], drop: ["all"] } } }),
      ['write "NET_ADMIN" at "add"[0]', 'write "ALL" at "drop"[0]'],
    ],
    [ec2({}, { linuxParameters: { capabilities: { add: ["NET_ADMINS"] } } }), []],
  ],
  "image-is-reference": [
    [fargate({}, { image: "https://public.ecr.aws/nginx/nginx:1.27" }), ['write "public.ecr.aws/nginx/nginx:1.27" at "image"']],
    [fargate({}, { image: "arn:aws:ecr:us-east-1:123456789012:repository/web" }), []],
  ],
  "neuron-devices": [
    [
      ec2(
        { requiresCompatibilities: ["MANAGED_INSTANCES"], networkMode: "awsvpc" },
        { resourceRequirements: [{ type: "NeuronDevice", value: "1" }] },
      ),
      ['write "ALL" at "value"'],
    ],
  ],
  "tags-max": [
    [
      fargate({
        tags: [
          { key: "a", value: "1" },
          { key: "a", value: "1" },
        ],
      }),
      ['remove "tags"[1]'],
    ],
    [
      fargate({
        tags: [
          { key: "a", value: "1" },
          { key: "a", value: "2" },
        ],
      }),
      [],
    ],
  ],
  "constraint-expression": [
    [plain({ launchType: "EC2", placementConstraints: [{ type: "distinctInstance", expression: "x" }] }), ['remove "expression"']],
  ],
  "placement-strategy-field": [
    [plain({ launchType: "EC2", placementStrategy: [{ type: "random", field: "x" }] }), ['remove "field"']],
    [plain({ launchType: "EC2", placementStrategy: [{ type: "binpack", field: "x" }] }), []],
  ],
  "daemon-no-desired-count": [[plain({ launchType: "EC2", schedulingStrategy: "DAEMON", desiredCount: 2 }), ['remove "desiredCount"']]],
  "daemon-no-placement-strategy": [
    [
      plain({ launchType: "EC2", schedulingStrategy: "DAEMON", desiredCount: undefined, placementStrategy: [{ type: "random" }] }),
      ['remove "placementStrategy"'],
    ],
  ],
  "daemon-no-capacity-strategy": [
    [
      plain({ schedulingStrategy: "DAEMON", desiredCount: undefined, capacityProviderStrategy: [{ capacityProvider: "big" }] }),
      ['remove "capacityProviderStrategy", add "launchType": "EC2"'],
    ],
  ],
  "service-role": [[plain({ launchType: "EC2", role: "ecsServiceRole" }), ['remove "role"']]],
  "circuit-breaker-controller": [
    [
      plain({
        deploymentController: { type: "EXTERNAL" },
        taskDefinition: "web",
        deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      }),
      ['remove "deploymentCircuitBreaker"'],
    ],
  ],
  "deployment-percents-controller": [
    [
      plain({
        launchType: "EC2",
        deploymentController: { type: "EXTERNAL" },
        deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 },
      }),
      ['remove "minimumHealthyPercent"', 'remove "maximumPercent"'],
    ],
  ],
  "launch-type-or-strategy": [[service({ capacityProviderStrategy: [{ capacityProvider: "FARGATE" }] }), ['remove "launchType"']]],
  "platform-version-fargate": [[plain({ launchType: "EC2", platformVersion: "1.4.0" }), ['remove "platformVersion"']]],
  "assign-public-ip-fargate": [
    [
      plain({
        launchType: "EC2",
        networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0a1b2c3d"], assignPublicIp: "ENABLED" } },
      }),
      ['remove "assignPublicIp"'],
    ],
  ],
  "fargate-no-placement": [[service({ placementStrategy: [{ type: "random" }] }), ['remove "placementStrategy"']]],
  "network-ids": [
    [
      service({ networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3d"] } } }),
      ['remove "subnets"[1]'],
    ],
    [service({ networkConfiguration: { awsvpcConfiguration: { subnets: ["sg-0a1b2c3d"] } } }), []],
  ],
  "deployment-alarms": [
    [
      service({ deploymentConfiguration: { alarms: { enable: true, rollback: true, alarmNames: ["a", "b", "a"] } } }),
      ['remove "alarmNames"[2]'],
    ],
  ],
  "target-groups": [
    [
      service({
        loadBalancers: [0, 1].map(() => ({
          targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/a/1",
          containerName: "app",
          containerPort: 80,
        })),
      }),
      ['remove "loadBalancers"[1]'],
    ],
  ],
  "strategy-items": [
    [
      service({
        launchType: undefined,
        capacityProviderStrategy: [
          { capacityProvider: "FARGATE", weight: 1 },
          { capacityProvider: "FARGATE", weight: 1 },
        ],
      }),
      ['remove "capacityProviderStrategy"[1]'],
    ],
    [
      service({
        launchType: undefined,
        capacityProviderStrategy: [
          { capacityProvider: "FARGATE", weight: 1 },
          { capacityProvider: "FARGATE", weight: 2 },
        ],
      }),
      [],
    ],
  ],
  "strategy-short-name": [
    [
      plain({ capacityProviderStrategy: [{ capacityProvider: "arn:aws:ecs:us-east-1:123456789012:capacity-provider/big" }] }),
      ['write "big" at "capacityProvider"'],
    ],
  ],
  "ebs-tags": [
    [
      withTask(
        fargate({ volumes: [{ name: "v", configuredAtLaunch: true }] }, { mountPoints: [mount] }),
        service({
          volumeConfigurations: [
            {
              name: "v",
              managedEBSVolume: {
                roleArn: "arn:aws:iam::123456789012:role/i",
                sizeInGiB: 1,
                tagSpecifications: [
                  {
                    resourceType: "volume",
                    tags: [
                      { key: "AmazonECSManaged", value: "true" },
                      { key: "a", value: "b" },
                    ],
                  },
                ],
              },
            },
          ],
        }),
      ),
      ['remove "tags"[0]'],
    ],
  ],
  "lifecycle-hooks": [
    [
      service({ deploymentConfiguration: { lifecycleHooks: [{ ...hook, roleArn: "arn:aws:iam::123456789012:role/x" } as never] } }),
      ['remove "roleArn"'],
    ],
    [service({ deploymentConfiguration: { lifecycleHooks: [{ lifecycleStages: ["POST_SCALE_UP"] } as never] } }), []],
  ],
  "cluster-capacity-providers": [
    [
      assembly({ clusters: { main: { clusterName: "main", capacityProviders: ["FARGATE", "FARGATE"] } } }),
      ['remove "capacityProviders"[1]'],
    ],
  ],
  "container-insights-value": [
    [
      assembly({ clusters: { main: { clusterName: "main", settings: [{ name: "containerInsights", value: "Enabled" }] } } }),
      ['write "enabled" at "value"'],
    ],
  ],
  "scaling-target": [
    [
      assembly({
        taskDefinitions: { web: fargate() },
        services: { "main/web": service() },
        scaling: { "main/web": { target: { ...scaling, ScalableDimension: "rds:cluster:ReadReplicaCount" } } },
      }),
      ['write "ecs:service:DesiredCount" at "ScalableDimension"'],
    ],
  ],
};
