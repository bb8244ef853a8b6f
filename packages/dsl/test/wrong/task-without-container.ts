import { app, task } from "@stowage/dsl";

export const shop = app("shop", { web: task("web").fargate({ cpu: 256, memory: 512 }) });
