import type { Assembly, LoadBalancer } from "@stowage/model";
import type { ContainerDefinition, CreateServiceRequest, RegisterTaskDefinitionRequest, RunTaskRequest } from "@stowage/model/ecs";

type Members<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** A valid container with this much changed. */
export function container(change: Members<ContainerDefinition> = {}): ContainerDefinition {
  return { name: "app", image: "public.ecr.aws/nginx/nginx:1.27", ...change };
}

/** A valid Fargate task definition; its containers are valid ones with these changes. */
export function fargate(
  change: Members<RegisterTaskDefinitionRequest> = {},
  ...containers: Members<ContainerDefinition>[]
): RegisterTaskDefinitionRequest {
  return {
    family: "web",
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "256",
    memory: "512",
    containerDefinitions: containersOf(containers),
    ...(change as Partial<RegisterTaskDefinitionRequest>),
  };
}

/** A Fargate task definition in which nothing is found, not even a warning. */
export function flawless(change: Members<RegisterTaskDefinitionRequest> = {}): RegisterTaskDefinitionRequest {
  const options = { "awslogs-group": "/ecs/web", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "web" };
  const executionRoleArn = "arn:aws:iam::123456789012:role/execution";
  return fargate({ executionRoleArn, ...change }, { logConfiguration: { logDriver: "awslogs", options } });
}

/** A valid task definition for EC2 in bridge mode. */
export function ec2(
  change: Members<RegisterTaskDefinitionRequest> = {},
  ...containers: Members<ContainerDefinition>[]
): RegisterTaskDefinitionRequest {
  return {
    family: "web",
    requiresCompatibilities: ["EC2"],
    networkMode: "bridge",
    cpu: "256",
    memory: "512",
    containerDefinitions: containersOf(containers),
    ...(change as Partial<RegisterTaskDefinitionRequest>),
  };
}

/** A valid Fargate service of the task definition "web". */
export function service(change: Members<CreateServiceRequest> = {}): CreateServiceRequest {
  return {
    cluster: "main",
    serviceName: "web",
    taskDefinition: "web",
    desiredCount: 2,
    launchType: "FARGATE",
    networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"] } },
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    ...(change as Partial<CreateServiceRequest>),
  };
}

/** A valid RunTask request on Fargate. */
export function runTask(change: Members<RunTaskRequest> = {}): RunTaskRequest {
  return {
    cluster: "main",
    taskDefinition: "web",
    launchType: "FARGATE",
    networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0a1b2c3d"] } },
    ...(change as Partial<RunTaskRequest>),
  };
}

function containersOf(containers: Members<ContainerDefinition>[]): ContainerDefinition[] {
  return containers.length === 0
    ? [container()]
    : containers.map((change, index) => container({ ...(index > 0 && { name: `c${index}` }), ...change }));
}

/** An Assembly of one flawless service with this much changed. */
export function assembly(change: Partial<Assembly> = {}): Assembly {
  return {
    format: "stowage/assembly@1",
    app: "shop",
    clusters: { main: { clusterName: "main" } },
    taskDefinitions: { web: flawless() },
    services: { "main/web": service() },
    ...change,
  };
}

/** A valid Assembly with an Application Load Balancer, a Network Load Balancer, and these attributes of theirs. */
export function balanced(attributes: { readonly public?: Partial<LoadBalancer>; readonly stream?: Partial<LoadBalancer> }): Assembly {
  const Subnets = ["subnet-0a1b2c3d", "subnet-1a1b2c3d"];
  const group = (Name: string, Protocol: "HTTP" | "TCP") => ({
    Name,
    Protocol,
    Port: 80,
    VpcId: "vpc-0a1b2c3d",
    TargetType: "ip" as const,
  });
  const listener = (LoadBalancerArn: string, Protocol: "HTTP" | "TCP", TargetGroupArn: string) => ({
    LoadBalancerArn,
    Port: 80,
    Protocol,
    DefaultActions: [{ Type: "forward" as const, TargetGroupArn }],
  });
  return assembly({
    loadBalancers: {
      public: {
        loadBalancer: { Name: "public", Subnets },
        targetGroups: [group("web", "HTTP")],
        listeners: [listener("public", "HTTP", "web")],
        ...attributes.public,
      },
      stream: {
        loadBalancer: { Name: "stream", Subnets, Type: "network" },
        targetGroups: [group("log", "TCP")],
        listeners: [listener("stream", "TCP", "log")],
        ...attributes.stream,
      },
    },
  });
}

/** Attributes as a request of ELBv2 lists them. */
export function attributes(values: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(values).map(([Key, Value]) => ({ Key, Value }));
}
