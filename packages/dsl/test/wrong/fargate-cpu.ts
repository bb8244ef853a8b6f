import { task } from "@stowage/dsl";

export const web = task("web").fargate({ cpu: 300, memory: 512 });
