import { task } from "@stowage/dsl";

export const iis = task("iis")
  .fargate({ cpu: 1024, memory: 2048, arch: "X86_64", os: "WINDOWS_SERVER_2022_CORE" })
  .container("iis", (c) => c.image("mcr.microsoft.com/windows/servercore/iis").raw({ readonlyRootFilesystem: false }))
  .raw({ cpu: "1 vCPU", memory: "2 GB" });
