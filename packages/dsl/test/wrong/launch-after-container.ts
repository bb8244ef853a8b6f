import { task } from "@stowage/dsl";

export const web = task("web").container("app", (c) => c.image("web", "1")).fargate({ cpu: 256, memory: 512 });
