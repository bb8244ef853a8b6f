import type { Assembly } from "@stowage/model";

const team = [{ key: "team", value: "media" }];

/** An Assembly with a bit of everything that templates have a place for: two clusters, providers of both kinds, blue/green, volumes, steps. */
export const wholeEstate: Assembly = {
  format: "stowage/assembly@1",
  app: "media",
  region: "eu-west-1",
  clusters: {
    main: {
      clusterName: "main",
      tags: team,
      settings: [{ name: "containerInsights", value: "enhanced" }],
      configuration: { executeCommandConfiguration: { logging: "DEFAULT" } },
      capacityProviders: ["FARGATE", "big"],
      defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", base: 1, weight: 1 }],
      serviceConnectDefaults: { namespace: "media.local" },
    },
    render: { clusterName: "render", defaultCapacityProviderStrategy: [{ capacityProvider: "managed", weight: 1 }] },
  },
  namespaces: { "media.local": { Name: "media.local", Description: "Where services find each other", CreatorRequestId: "1" } },
  capacityProviders: {
    big: {
      name: "big",
      autoScalingGroupProvider: {
        autoScalingGroupArn: "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:0a1b2c3d:autoScalingGroupName/big",
        managedScaling: { status: "ENABLED", targetCapacity: 90 },
        managedTerminationProtection: "ENABLED",
      },
      tags: team,
    },
    managed: {
      name: "managed",
      cluster: "render",
      managedInstancesProvider: {
        infrastructureRoleArn: "arn:aws:iam::123456789012:role/ecsInfrastructureRole",
        instanceLaunchTemplate: {
          ec2InstanceProfileArn: "arn:aws:iam::123456789012:instance-profile/ecsInstanceRole",
          networkConfiguration: { subnets: ["subnet-0a1b2c3d"], securityGroups: ["sg-0a1b2c3d"] },
          instanceRequirements: { vCpuCount: { min: 2 }, memoryMiB: { min: 4096 } },
        },
      },
    },
  },
  taskDefinitions: {
    api: {
      family: "api",
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "512",
      memory: "1024",
      executionRoleArn: "ecsTaskExecutionRole",
      taskRoleArn: "arn:aws:iam::123456789012:role/api",
      runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
      ephemeralStorage: { sizeInGiB: 30 },
      volumes: [
        { name: "cache", host: {} },
        {
          name: "data",
          efsVolumeConfiguration: {
            fileSystemId: "fs-0a1b2c3d",
            transitEncryption: "ENABLED",
            authorizationConfig: { accessPointId: "fsap-0a1b2c3d", iam: "ENABLED" },
          },
        },
        { name: "scratch", configuredAtLaunch: true },
      ],
      containerDefinitions: [
        {
          name: "api",
          image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:1",
          essential: true,
          portMappings: [{ name: "http", containerPort: 8080, protocol: "tcp", appProtocol: "http" }],
          environment: [
            { name: "EMPTY", value: "" },
            { name: "PATTERN", value: "${host}:${port}" },
          ],
          secrets: [{ name: "KEY", valueFrom: "/media/key" }],
          mountPoints: [{ sourceVolume: "data", containerPath: "/data", readOnly: true }],
          logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/media/api", "awslogs-stream-prefix": "api" } },
          healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost:8080"], interval: 10 },
          dockerLabels: { "com.example.role": "api" },
        },
      ],
      tags: team,
    },
    render: {
      family: "render",
      requiresCompatibilities: ["EC2"],
      networkMode: "bridge",
      placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.instance-type =~ g4dn.*" }],
      containerDefinitions: [
        {
          name: "render",
          image: "render:2",
          memory: 2048,
          resourceRequirements: [{ type: "GPU", value: "1" }],
          linuxParameters: { initProcessEnabled: true },
        },
      ],
    },
  },
  grants: {
    api: [{ actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:eu-west-1:123456789012:orders"] }],
    render: [
      {
        actions: ["s3:GetObject", "s3:PutObject"],
        resources: ["arn:aws:s3:::frames/${aws:PrincipalTag/team}/*"],
        condition: { Bool: { "aws:SecureTransport": ["true"] } },
      },
    ],
  },
  services: {
    "main/api": {
      serviceName: "api",
      cluster: "main",
      taskDefinition: "api",
      desiredCount: 2,
      capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ["subnet-0a1b2c3d"], securityGroups: ["sg-0a1b2c3d"], assignPublicIp: "ENABLED" },
      },
      loadBalancers: [
        {
          targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/api/0123456789abcdef",
          containerName: "api",
          containerPort: 8080,
          advancedConfiguration: {
            alternateTargetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/api2/0123456789abcdef",
            productionListenerRule:
              "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/api/0123456789abcdef/0123456789abcdef/0123456789abcdef",
            roleArn: "arn:aws:iam::123456789012:role/ecsLoadBalancerRole",
          },
        },
      ],
      deploymentConfiguration: {
        strategy: "BLUE_GREEN",
        bakeTimeInMinutes: 5,
        deploymentCircuitBreaker: { enable: true, rollback: true },
        alarms: { alarmNames: ["api-errors"], enable: true, rollback: true },
      },
      serviceConnectConfiguration: {
        enabled: true,
        namespace: "media.local",
        services: [
          { portName: "http", discoveryName: "api", clientAliases: [{ port: 80, dnsName: "api" }], timeout: { idleTimeoutSeconds: 60 } },
        ],
        logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/media/proxy", "awslogs-region": "eu-west-1" } },
      },
      volumeConfigurations: [
        { name: "scratch", managedEBSVolume: { roleArn: "arn:aws:iam::123456789012:role/ecsInfrastructureRole", sizeInGiB: 20 } },
      ],
      enableExecuteCommand: true,
      enableECSManagedTags: true,
      propagateTags: "SERVICE",
      tags: team,
      clientToken: "api-1",
    },
    "main/render": {
      serviceName: "render",
      cluster: "main",
      taskDefinition: "render",
      schedulingStrategy: "DAEMON",
      launchType: "EC2",
      placementConstraints: [{ type: "memberOf", expression: "attribute:stage == live" }],
    },
    "render/render": {
      serviceName: "render",
      cluster: "render",
      taskDefinition: "arn:aws:ecs:eu-west-1:123456789012:task-definition/other:7",
      desiredCount: 1,
      capacityProviderStrategy: [{ capacityProvider: "managed", weight: 1 }],
      placementStrategy: [
        { type: "spread", field: "attribute:ecs.availability-zone" },
        { type: "binpack", field: "memory" },
      ],
    },
  },
  scaling: {
    "main/api": {
      target: {
        ServiceNamespace: "ecs",
        ResourceId: "service/main/api",
        ScalableDimension: "ecs:service:DesiredCount",
        MinCapacity: 2,
        MaxCapacity: 10,
        SuspendedState: { ScheduledScalingSuspended: true },
      },
      policies: [
        {
          PolicyName: "api-cpu",
          PolicyType: "TargetTrackingScaling",
          ServiceNamespace: "ecs",
          ResourceId: "service/main/api",
          ScalableDimension: "ecs:service:DesiredCount",
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 60,
            PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
            ScaleInCooldown: 60,
          },
        },
        {
          PolicyName: "api-steps",
          PolicyType: "StepScaling",
          ServiceNamespace: "ecs",
          ResourceId: "service/main/api",
          ScalableDimension: "ecs:service:DesiredCount",
          StepScalingPolicyConfiguration: {
            AdjustmentType: "ChangeInCapacity",
            Cooldown: 60,
            StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
          },
        },
      ],
      scheduled: [
        {
          ScheduledActionName: "night",
          Schedule: "cron(0 22 * * ? *)",
          Timezone: "Europe/Berlin",
          StartTime: 1700000000,
          ServiceNamespace: "ecs",
          ResourceId: "service/main/api",
          ScalableDimension: "ecs:service:DesiredCount",
          ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 4 },
        },
      ],
    },
  },
  tasks: {
    report: {
      request: {
        taskDefinition: "render",
        cluster: "main",
        count: 1,
        overrides: { containerOverrides: [{ name: "render", command: ["report"] }] },
      },
      schedule: "rate(1 day)",
    },
  },
};
