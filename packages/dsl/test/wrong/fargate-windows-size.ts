import { task } from "@stowage/dsl";

export const web = task("web").fargate({ cpu: 512, memory: 1024, os: "WINDOWS_SERVER_2022_CORE" });
