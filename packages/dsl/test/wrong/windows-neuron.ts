import { task } from "@stowage/dsl";

export const web = task("web").ec2({ os: "WINDOWS_SERVER_2022_CORE" }).container("app", (c) => c.image("web", "1").memory(64).neuronDevices());
