import type { Assembly, AutoScalingGroup } from "@stowage/model";
import type { CreateServiceRequest, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";

/** A task definition for Fargate of 0.5 vCPU and 1 GB, with what a test changes. */
export function fargateTask(family: string, change: Partial<RegisterTaskDefinitionRequest> = {}): RegisterTaskDefinitionRequest {
  return {
    family,
    cpu: "512",
    memory: "1024",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    containerDefinitions: [{ name: "app", image: "example/app:1" }],
    ...change,
  };
}

/** An Assembly in us-east-1 from its task definitions, services and what else a test needs. */
export function assemblyOf(parts: {
  tasks?: readonly RegisterTaskDefinitionRequest[];
  services?: readonly CreateServiceRequest[];
  more?: Partial<Assembly>;
}): Assembly {
  const { tasks = [], services = [], more = {} } = parts;
  return {
    format: "stowage/assembly@1",
    app: "test",
    region: "us-east-1",
    taskDefinitions: Object.fromEntries(tasks.map((task) => [task.family, task])),
    services: Object.fromEntries(services.map((service) => [`${service.cluster ?? "default"}/${service.serviceName}`, service])),
    ...more,
  };
}

export function service(serviceName: string, change: Partial<CreateServiceRequest> = {}): CreateServiceRequest {
  return { serviceName, cluster: "main", taskDefinition: serviceName, desiredCount: 2, launchType: "FARGATE", ...change };
}

/** A task definition for EC2 of 512 cpu units and 512 MiB in bridge mode. */
export function ec2Task(family: string, change: Partial<RegisterTaskDefinitionRequest> = {}): RegisterTaskDefinitionRequest {
  return {
    family,
    cpu: "512",
    memory: "512",
    networkMode: "bridge",
    requiresCompatibilities: ["EC2"],
    containerDefinitions: [{ name: "app", image: "example/app:1" }],
    ...change,
  };
}

/** An Auto Scaling group of m5.large (2 vCPU, 7.6 GiB registered) with a launch template, with what a test changes. */
export function instanceGroup(name: string, group: object = {}, template: object = {}): AutoScalingGroup {
  return {
    autoScalingGroup: { AutoScalingGroupName: name, MinSize: 0, MaxSize: 20, ...group },
    launchTemplate: { LaunchTemplateName: name, LaunchTemplateData: { InstanceType: "m5.large", ...template } },
  };
}
