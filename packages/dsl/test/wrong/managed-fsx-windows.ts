import { task } from "@stowage/dsl";

export const web = task("web").managedInstances({ cpu: 1024, memory: 2048 }).fsxWindowsVolume("d", { fileSystemId: "fs-1", rootDirectory: "/", authorizationConfig: { credentialsParameter: "arn", domain: "x" } });
