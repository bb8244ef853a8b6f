import { app, task } from "@stowage/dsl";

const web = task("web").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("web", "1").port("http", 8080));
export const shop = app("shop", { web }).autoScalingGroup("big", { instanceTypes: ["m7i.large"], image: "al2024", instanceProfile: "ecs", subnets: ["subnet-a"], min: 0, max: 2 });
