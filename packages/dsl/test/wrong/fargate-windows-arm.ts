import { task } from "@stowage/dsl";

export const web = task("web").fargate({ cpu: 1024, memory: 2048, os: "WINDOWS_SERVER_2022_CORE", arch: "ARM64" });
