/** Assemblies of our own, each with a golden file of its source. */
export const assemblies: Readonly<Record<string, object>> = {
  shop: {
    format: "stowage/assembly@1",
    app: "shop",
    region: "eu-west-1",
    clusters: {
      main: {
        clusterName: "main",
        settings: [
          {
            name: "containerInsights",
            value: "enhanced",
          },
        ],
        capacityProviders: ["FARGATE", "FARGATE_SPOT"],
        tags: [
          {
            key: "team",
            value: "shop",
          },
        ],
      },
    },
    namespaces: {
      "shop.local": {
        Name: "shop.local",
        Tags: [
          {
            Key: "team",
            Value: "shop",
          },
        ],
      },
    },
    taskDefinitions: {
      web: {
        family: "web",
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "256",
        memory: "512",
        tags: [
          {
            key: "team",
            value: "shop",
          },
        ],
        containerDefinitions: [
          {
            name: "app",
            image: "web:1",
            portMappings: [
              {
                name: "http",
                containerPort: 8080,
              },
            ],
            environment: [
              {
                name: "CATALOG_URL",
                value: "http://catalog/api",
              },
            ],
            logConfiguration: {
              logDriver: "awslogs",
              options: {
                "awslogs-group": "/shop/web",
                "awslogs-region": "eu-west-1",
                "awslogs-stream-prefix": "app",
              },
            },
          },
        ],
      },
      catalog: {
        family: "catalog",
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "256",
        memory: "512",
        tags: [
          {
            key: "team",
            value: "shop",
          },
        ],
        containerDefinitions: [
          {
            name: "app",
            image: "catalog:1",
            portMappings: [
              {
                name: "http",
                containerPort: 8080,
              },
            ],
          },
        ],
      },
      worker: {
        family: "worker",
        containerDefinitions: [
          {
            name: "app",
            image: "worker:1",
          },
        ],
        tags: [
          {
            key: "team",
            value: "shop",
          },
          {
            key: "x",
            value: "y",
          },
        ],
      },
    },
    services: {
      "main/web": {
        serviceName: "web",
        cluster: "main",
        taskDefinition: "web",
        desiredCount: 2,
        launchType: "FARGATE",
        tags: [
          {
            key: "team",
            value: "shop",
          },
        ],
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: ["subnet-0a1b2c3d"],
            securityGroups: ["sg-0a1b2c3d"],
          },
        },
        loadBalancers: [
          {
            targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef",
            containerName: "app",
            containerPort: 8080,
          },
        ],
        deploymentConfiguration: {
          minimumHealthyPercent: 100,
          maximumPercent: 200,
          deploymentCircuitBreaker: {
            enable: true,
            rollback: true,
          },
        },
        serviceConnectConfiguration: {
          enabled: true,
          namespace: "shop.local",
        },
      },
      "main/catalog": {
        serviceName: "catalog",
        cluster: "main",
        taskDefinition: "catalog",
        desiredCount: 1,
        launchType: "FARGATE",
        tags: [
          {
            key: "team",
            value: "shop",
          },
        ],
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: ["subnet-0a1b2c3d"],
            securityGroups: ["sg-0a1b2c3d"],
          },
        },
        serviceConnectConfiguration: {
          enabled: true,
          namespace: "shop.local",
          services: [
            {
              portName: "http",
              discoveryName: "catalog",
              clientAliases: [
                {
                  port: 80,
                  dnsName: "catalog",
                },
              ],
            },
          ],
        },
      },
    },
    scaling: {
      "main/web": {
        target: {
          ServiceNamespace: "ecs",
          ResourceId: "service/main/web",
          ScalableDimension: "ecs:service:DesiredCount",
          MinCapacity: 2,
          MaxCapacity: 10,
        },
        policies: [
          {
            PolicyName: "web-cpu",
            PolicyType: "TargetTrackingScaling",
            ServiceNamespace: "ecs",
            ResourceId: "service/main/web",
            ScalableDimension: "ecs:service:DesiredCount",
            TargetTrackingScalingPolicyConfiguration: {
              TargetValue: 60,
              PredefinedMetricSpecification: {
                PredefinedMetricType: "ECSServiceAverageCPUUtilization",
              },
            },
          },
        ],
        scheduled: [
          {
            ScheduledActionName: "night",
            Schedule: "cron(0 22 * * ? *)",
            StartTime: 1700000000,
            ServiceNamespace: "ecs",
            ResourceId: "service/main/web",
            ScalableDimension: "ecs:service:DesiredCount",
            ScalableTargetAction: {
              MinCapacity: 1,
            },
          },
        ],
      },
    },
    tasks: {
      report: {
        request: {
          taskDefinition: "worker",
          cluster: "main",
          tags: [
            {
              key: "team",
              value: "shop",
            },
          ],
          overrides: {
            containerOverrides: [
              {
                name: "app",
                command: ["report"],
              },
            ],
          },
        },
        schedule: "rate(1 day)",
      },
    },
  },
};
