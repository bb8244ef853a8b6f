import { task } from "@stowage/dsl";

export const web = task("web").fargate({ cpu: 512, memory: 4096 });
