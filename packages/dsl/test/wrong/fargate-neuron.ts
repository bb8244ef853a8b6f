import { task } from "@stowage/dsl";

export const web = task("web").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("web", "1").neuronDevices());
